package checks

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A region is a set of countries by their ISO 3166 codes, sorted. "*" stands for the rest of the world.
type region []string

// inside reports whether all of r lies in what is allowed.
func (r region) inside(allowed region) bool {
	for _, c := range r {
		if !slices.Contains(allowed, c) {
			return false
		}
	}
	return true
}

func countries(codes string) region {
	r := region(strings.Fields(codes))
	slices.Sort(r)
	return slices.Compact(r)
}

const (
	union  = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
	area   = union + " IS LI NO"
	europe = area + " CH GB-ENG GB-SCT GB-WLS GB-NIR AL AD BA MC MD ME MK RS SM TR UA VA XK"
)

// A placeName is a name of a place, in lower case, and where it lies.
type placeName struct {
	words  string
	region region
}

// placeNames are the names that are known by their first word, the longest first.
var placeNames = sync.OnceValue(func() map[string][]placeName {
	out := map[string][]placeName{}
	for line := range strings.Lines(placeLines) {
		codes, names, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			continue
		}
		switch codes {
		case "EU":
			codes = union
		case "EEA":
			codes = area
		case "EUROPE":
			codes = europe
		case "WORLD":
			codes = europe + " *"
		}
		r := countries(codes)
		for name := range strings.SplitSeq(names, ", ") {
			first := name[:wordEnd(name, 0)]
			out[first] = append(out[first], placeName{name, r})
		}
	}
	for _, names := range out {
		slices.SortStableFunc(names, func(a, b placeName) int { return len(b.words) - len(a.words) })
	}
	return out
})

// placeLines lists names by country. Cities are those in which data centres and support teams are, and the capitals; regions
// are those of Amazon, Microsoft and Google, by their documentation of 2025.
const placeLines = `
EU: eu, europäische union, europäischen union, european union, eu-staaten, mitgliedstaat der eu, mitgliedstaaten der eu, mitgliedsstaat der eu, eu member state, eu member states, eu-mitgliedstaat, eu-mitgliedstaaten, eu-raum, eu-ländern, unionsgebiet
EEA: ewr, eea, europäischer wirtschaftsraum, europäischen wirtschaftsraum, europäischen wirtschaftsraums, european economic area, eu/ewr, eu oder ewr, eu/eea
EUROPE: europa, europas, europe, europäisches rechenzentrum, europäischen rechenzentrum, europäischen rechenzentren, european data centre, european data centres, european data center, european data centers, europäischem boden, europäischen servern, european servers
WORLD: weltweit, worldwide, global, globally, follow-the-sun, follow the sun, rund um den globus, around the globe, überall auf der welt
DE AT CH: dach, dach-raum, dach-region, deutschsprachigen raum, deutschsprachiger raum, dach region
DE: deutschland, deutschlands, bundesrepublik, bundesgebiet, bundesrepublik deutschland, germany, deutsches rechenzentrum, deutschen rechenzentrum, deutschen rechenzentren, deutschem boden, deutschen servern, german data centre, german data centres, german data center, german data centers, german soil, german servers, inland, frankfurt, frankfurt am main, berlin, hamburg, münchen, munich, köln, cologne, nürnberg, nuremberg, leipzig, stuttgart, düsseldorf, dortmund, essen, bremen, hannover, hanover, dresden, karlsruhe, falkenstein, magdeburg, biere, mannheim, bonn, kiel, mainz, erfurt, potsdam, wiesbaden, saarbrücken, schwerin, rostock, augsburg, münster, bielefeld, kassel, freiburg, würzburg, regensburg, ulm, eu-central-1, europe-west3, europe-west10, germany west central, germany north, germanywestcentral, eu-de, eu-de-01, eu-de-02, de-fra, de-txl
AT: österreich, austria, wien, vienna, graz, linz, salzburg, innsbruck, klagenfurt, austria east
CH: schweiz, switzerland, zürich, zurich, bern, berne, genf, geneva, basel, lausanne, lugano, eu-central-2, europe-west6, switzerland north, switzerland west, schweizer rechenzentrum, schweizer rechenzentren, swiss data centre, swiss data centres
IE: irland, ireland, republic of ireland, dublin, cork, galway, limerick, waterford, dundalk, eu-west-1, north europe, northeurope
NL: niederlande, niederlanden, netherlands, holland, amsterdam, rotterdam, eemshaven, utrecht, den haag, the hague, europe-west4, west europe, westeurope
BE: belgien, belgium, brüssel, brussels, antwerpen, antwerp, europe-west1, belgium central
FR: frankreich, france, paris, straßburg, strasbourg, marseille, lyon, roubaix, gravelines, lille, toulouse, eu-west-3, europe-west9, france central, france south
LU: luxemburg, luxembourg
IT: italien, italy, mailand, milan, rom, rome, turin, eu-south-1, europe-west8, europe-west12, italy north
ES: spanien, spain, madrid, barcelona, palma, mallorca, sevilla, seville, valencia, málaga, malaga, bilbao, saragossa, zaragoza, eu-south-2, europe-southwest1, spain central
PT: portugal, lissabon, lisbon, porto
SE: schweden, sweden, stockholm, göteborg, gothenburg, eu-north-1, sweden central
FI: finnland, finland, helsinki, hamina, tampere, europe-north1
DK: dänemark, denmark, kopenhagen, copenhagen, aarhus, denmark east
NO: norwegen, norway, oslo, bergen, norway east, norway west
IS: island, iceland, reykjavik
LI: liechtenstein, vaduz
PL: polen, poland, katowice, kattowitz, łódź, lodz, posen, poznan, poznań, lublin, warschau, warsaw, krakau, krakow, kraków, breslau, wroclaw, wrocław, danzig, gdansk, gdańsk, europe-central2, poland central
CZ: tschechien, czechia, czech republic, prag, prague, brünn, brno
SK: slowakei, slovakia, bratislava
HU: ungarn, hungary, budapest, debrecen, szeged, pécs
RO: rumänien, romania, bukarest, bucharest, cluj, cluj-napoca, sibiu, hermannstadt, brașov, brasov, timisoara, iasi
BG: bulgarien, bulgaria, sofia, plovdiv
GR: griechenland, greece, athen, athens, thessaloniki
HR: kroatien, croatia, zagreb
SI: slowenien, slovenia, ljubljana
EE: estland, estonia, tallinn
LV: lettland, latvia, riga
LT: litauen, lithuania, vilnius
CY: zypern, cyprus, nikosia, nicosia
MT: malta, valletta
GB-ENG GB-SCT GB-WLS GB-NIR: großbritannien, grossbritannien, vereinigtes königreich, vereinigten königreich, united kingdom, uk, great britain, uk south, uk west, uk data centre, uk data centres, uk soil, eu-west-2, europe-west2
GB-ENG: england, london, manchester, birmingham, bristol, leeds, liverpool, slough, sheffield, newcastle, nottingham, leicester, coventry, plymouth, southampton, oxford, cambridge, norwich, exeter
GB-SCT: schottland, scotland, edinburgh, glasgow, aberdeen, dundee, inverness
GB-WLS: wales, cardiff, swansea, bangor, wrexham
GB-NIR: nordirland, northern ireland, belfast, londonderry, newry, derry, lisburn
AL: albanien, albania, tirana
BA: bosnien, bosnia, sarajevo
MK: nordmazedonien, north macedonia, skopje
ME: montenegro, podgorica
XK: kosovo, pristina, prishtina
MD: moldau, moldova, chisinau
RS: serbien, serbia, subotica, niš, belgrad, belgrade, novi sad
UA: ukraine, kiew, kyiv, lwiw, lviv
TR: türkei, turkey, türkiye, istanbul, ankara, izmir
*: usa, us, u.s., vereinigte staaten, vereinigten staaten, united states, amerika, america, kanada, canada, new york, virginia, ohio, oregon, kalifornien, california, texas, seattle, san francisco, chicago, toronto, montreal, us-east-1, us-east-2, us-west-1, us-west-2, us-central1, us-east1, us-east4, us-west1, east us, west us, central us, ca-central-1, canada central, indien, india, bangalore, bengaluru, hyderabad, pune, mumbai, delhi, chennai, noida, gurgaon, gurugram, kolkata, kochi, ahmedabad, sri lanka, colombo, bangladesh, dhaka, pakistan, lahore, karachi, nepal, malaysia, kuala lumpur, indonesien, indonesia, jakarta, thailand, bangkok, shenzhen, guangzhou, taiwan, taipei, korea, seoul, ap-south-1, central india, china, peking, beijing, shanghai, hongkong, hong kong, singapur, singapore, ap-southeast-1, ap-southeast-2, ap-northeast-1, asia-southeast1, japan, tokio, tokyo, australia, sydney, melbourne, philippinen, philippines, manila, cebu, vietnam, hanoi, russland, russia, moskau, moscow, belarus, minsk, israel, tel aviv, brasilien, brazil, são paulo, sa-east-1, mexiko, mexico, südafrika, south africa, kapstadt, cape town, johannesburg, af-south-1, marokko, morocco, ägypten, egypt, tunesien, tunisia, nigeria, kenia, kenya, dubai, emirate, emirates, georgien, tiflis, tbilisi, armenien, armenia, yerevan, eriwan, aserbaidschan, azerbaijan, baku, kairo, cairo, casablanca, tunis, lagos, accra, ghana, nairobi, mauritius, argentinien, argentina, buenos aires, kolumbien, colombia, bogotá, costa rica, guadalajara, chile, santiago, peru, lima, drittland, drittländer, drittländern, drittstaaten, third country, third countries, offshore, asien, asia, afrika, africa
`

// A placed is a place that a text names: text[from:to].
type placed struct {
	region   region
	from, to int
}

// placesIn lists the places of a text in their order; of names that overlap the longest. A name that is part of a compound
// with a hyphen ("EU-Verordnung", "Berlin-Brandenburg GmbH") is none.
func placesIn(text string) []placed {
	low := lowered(text)
	var out []placed
	for start := 0; start < len(low); {
		end := wordEnd(low, start)
		if end == start {
			_, n := utf8.DecodeRuneInString(low[start:])
			start += n
			continue
		}
		for _, n := range placeNames()[low[start:end]] { // the longest first
			to := start + len(n.words)
			if strings.HasPrefix(low[start:], n.words) && standsAlone(text, start, to) && writtenAs(text[start:to], n.words) &&
				(n.words != "global" || !strings.HasPrefix(low[to:], " admin")) {
				out = append(out, placed{n.region, start, to})
				end = to
				break
			}
		}
		start = end
	}
	return out
}

// wordEnd is where the word ends that begins at a place of a text; that place where none does.
func wordEnd(text string, from int) int {
	if i := strings.IndexFunc(text[from:], func(r rune) bool { return !isWordRune(r) }); i >= 0 {
		return from + i
	}
	return len(text)
}

// lowered is a text in small letters, each at its place: one whose small letter takes other bytes stays as it is.
func lowered(text string) string {
	low := []byte(text)
	for i, r := range text {
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == utf8.RuneLen(r) {
			utf8.EncodeRune(low[i:], l)
		}
	}
	return string(low)
}

// writtenAs reports whether what may be another word is written as a name: "EU", "UK", "DACH" in capitals, other short names and
// "Essen" with a capital.
func writtenAs(written, name string) bool {
	switch capital := written[0] >= 'A' && written[0] <= 'Z'; {
	case len(name) <= 3 && name != "ulm" && name != "rom", name == "dach":
		return written == strings.ToUpper(name)
	case len(name) <= 4, in(name, "essen", "bergen", "island", "inland"):
		return capital
	}
	return true
}

// standsAlone reports whether text[start:end] is a word of its own.
func standsAlone(text string, start, end int) bool {
	return !joined(lastRune(text[:start])) && !joined(firstRune(text[end:]))
}

func joined(r rune) bool {
	return r == '-' || r == '‑' || r == '_' || r == '@' || isWordRune(r)
}
