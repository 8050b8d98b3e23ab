package checks

import (
	_ "embed" // the page
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

//go:embed dangling-reference.md
var danglingReferenceDoc string

var danglingReference = &lint.Check{
	ID:   "dangling-reference",
	Kind: lint.Unverified,
	Doc:  danglingReferenceDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verweist auf „{{match}}“; das gibt es im Angebot nicht",
		EN: "{{criterion}} refers to “{{match}}”; the offer has no such place",
	},
	Advice: lint.Messages{
		DE: "Den Verweis berichtigen, oder das Kapitel oder die Anlage aufnehmen. Ist ein Dokument des Auftraggebers gemeint, es beim Namen nennen.",
		EN: "Correct the reference, or add the chapter or annex. Where a document of the customer's is meant, say so.",
	},
	Run: func(p *lint.Pass) error {
		t := targetsOf(p.Bid)
		for b, f := range places(p) {
			for _, m := range append(t.danglingIn(b), t.anchors(b)...) {
				at := b.At(m.from, m.to)
				if m.link != nil {
					at = m.link.At
				}
				p.Report(lint.Finding{Criterion: f.Criterion, Response: f.Response, At: at, Match: m.text, Args: lint.Args{"match": m.text}})
			}
		}
		return nil
	},
}

// A reference is what a block refers to: Str[from:to], or a link.
type reference struct {
	text     string
	from, to int
	link     *lint.Link
}

// targets are the places of the offer that may be referred to.
type targets struct {
	chapters map[string]bool           // numbers of headings, and those above them: 4.3 is one, and so is 4
	divided  map[string]bool           // chapters that have numbered headings below them
	annexes  map[string]bool           // "3", "c"
	theirs   map[string]bool           // annexes that the customer names: "attachment c"
	ids      map[string]bool           // folded IDs of criteria, true where they are answered
	like     *regexp.Regexp            // what an ID of the customer's looks like; nil where there is no telling
	slugs    map[string]map[string]int // by file, how often there is an anchor: the second "betrieb" is #betrieb-1
}

var (
	headingNumber = lazily(`^(?:[*_#\s\p{Z}]*)(?:(?i:kapitel|abschnitt|teil|chapter|section|part|ziffer|punkt|§)[\s\p{Z}]*)?(\d{1,3}(?:\.\d{1,3})*)[.):]?(?:[\s\p{Z}–:—-]|$)`)
	annexName     = lazily(`(?i)(?:^|[^\p{L}])(?:anlage|anhang|beilage|annex|appendix|attachment|enclosure|exhibit|schedule)(?:n|s|e)?[\s\p{Z}_.-]*(?:nr\.?[\s\p{Z}_-]*)?0*([a-zA-Z]{1,3}[\s_-]?\d{1,4}|[ivxlcIVXLC]{2,6}|\d{1,3}|[a-zA-Z])(?:$|[^\p{L}\p{N}])`)

	chapterRef = lazily(`(?i)(?:^|[^\p{L}\p{N}])((?:kapitel|kapitels|kap\.|abschnitt|abschnitts|abschn\.|ziffer|ziff\.|chapter|chap\.|section|sect\.|sec\.|clause)[\s\p{Z}]*(?:nr\.[\s\p{Z}]*)?(\d{1,3}(?:\.\d{1,3})*))`)
	// Points and items number so much that they are chapters only where the offer is named.
	itemRef  = lazily(`(?i)(?:^|[^\p{L}\p{N}])((?:punkt|nummer|nr\.|position|item|point|paragraph|no\.)[\s\p{Z}]*(\d{1,3}(?:\.\d{1,3})*))`)
	ofOffer  = lazily(`(?i)^[\s\p{Z},]*(?:unsere[sm]|dieses|diesem|des[\s\p{Z}]+vorliegenden|of[\s\p{Z}]+(?:our|this))[\s\p{Z}]+(?:angebote?s?|konzepte?s?|offer|proposal|bid|concept)(?:$|[^\p{L}])`)
	annexRef = lazily(`(?:^|[^\p{L}\p{N}])((?:Anlage|Anhang|Beilage|Annex|Appendix|Attachment|ANLAGE|ANHANG|ANNEX|APPENDIX|annex|appendix|attachment|Schedule|Enclosure|Exhibit)[\s\p{Z}]+(?:Nr\.?[\s\p{Z}]*)?0*([A-Z]{1,3}[\s-]?\d{1,4}|[IVXLC]{2,6}|\d{1,3}|[A-Z]))(?:$|[^\p{L}\p{N}])`)
	// A number that was to be filled in: "Kapitel X.X", "section ??".
	blankRef = lazily(`(?i)(?:^|[^\p{L}\p{N}])((?:kapitel|kap\.|abschnitt|ziffer|punkt|seite|anlage|anhang|beilage|chapter|section|heading|page|annex|appendix|attachment|schedule|exhibit|figure|table|abbildung|tabelle)[\s\p{Z}]+(?:nr\.[\s\p{Z}]*|no\.[\s\p{Z}]*)?(?:x{1,3}(?:\.x{1,3})+|xx+|yy+|_{2,}|\?+|#+|<[^<>]*>|\[[^\]]{0,12}\]))(?:$|[^\p{L}\p{N}])`)
	// A page that no offer has.
	pageRef = lazily(`(?i)(?:^|[^\p{L}])((?:seite|s\.|page|p\.)[\s\p{Z}]+(\d{1,3}[.,]\d{3}|\d{4,5}))(?:$|[^\p{L}\p{N}])`)
	// An answer of the same form by its number, of which there are not so many.
	askedRef = lazily(`(?i)(?:^|[^\p{L}\p{N}])((?:frage|question|kriterium|criterion|anforderung|requirement|antwort auf|answer to|zeile|row)[\s\p{Z}]+(?:nr\.[\s\p{Z}]*|no\.[\s\p{Z}]*|number[\s\p{Z}]+)?(\d{1,3}(?:[.,]\d{3})+|\d{2,5}))(?:$|[^\p{L}\p{N}.,-]|[.,](?:$|[\s\p{Z}]))`)
	idRef    = lazily(`(?i)(?:^|[^\p{L}\p{N}])(?:siehe|s\.|vgl\.|see|cf\.|refer[\s\p{Z}]+to)[\s\p{Z}]+(?:(?:auch|also|antwort|answer|response|kriterium|criterion|anforderung|requirement|punkt|item|to|zu|unter|under|nr\.)[\s\p{Z}]+){0,3}([\p{L}]{0,6}[-._]?\d[\p{L}\p{N}._-]*|[A-Z])(?:$|[\s\p{Z}.,;:)])`)

	// Words behind or before a reference which say that another document is meant.
	ofOthersDoc = lazily(`(?i)^[\s\p{Z},]*(?:\([^)]*\)[\s\p{Z}]*)?(?:der|des|im|in der|in dem|of the|of your|in the|in your|ihre[rmns]?|your|of|aus|to the|zum|zur|vom|von|bsi|iso|din|dsgvo|bgb|vgv|gwb|vob|vol|uvgo|dokument|document)(?:[\s\p{Z}]|$)`)
	ourDoc      = lazily(`(?i)^[\s\p{Z},]*(?:unseres|unserem|dieses|diesem|vorliegenden|des[\s\p{Z}]+angebots|des[\s\p{Z}]+vorliegenden|im[\s\p{Z}]+angebot|of[\s\p{Z}]+(?:our|this|the[\s\p{Z}]+present)|of[\s\p{Z}]+the[\s\p{Z}]+(?:offer|proposal|tender[\s\p{Z}]+response)|in[\s\p{Z}]+(?:our|this))`)
	theirDoc    = lazily(`(?i)(?:ihre[rmns]?|your|anforderung(?:en)?|kriteri(?:en|um)|forderungen|requirements?|criteria|positionen|identified|geforderte[rn]?|leistungsbeschreibung|lastenheft|vergabeunterlagen|ausschreibung|vertrag(?:s|es)?|evb-it|gesetz|verordnung|(?:^|[^\p{L}])(?:norm|iso|din|bsi|rfp|rfq|sow)(?:$|[^\p{L}])|tender|contract|specification|terms|statement[\s\p{Z}]+of[\s\p{Z}]+work|dsgvo|gdpr|§)[^.;]{0,40}$`)
	// Terms of ours are another document, and a letter in brackets belongs to the reference.
	ofTerms         = lazily(`(?i)^[\s\p{Z}]*(?:of[\s\p{Z}]+our|unserer)[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+){0,3}(?:terms|conditions|agb|geschäftsbedingungen|policy|contract)`)
	inBracketsFirst = lazily(`^[\s\p{Z}]*\([^()]{1,6}\)`)
	// A number that is no chapter: a legal clause of a standard or law.
	lawAround = lazily(`(?i)(?:(?:^|[^\p{L}])(?:iso|din|bsi|act|norm)(?:$|[^\p{L}])|dsgvo|gdpr|bgb|gesetz|regulation|verordnung|vertrag|contract|§)`)
)

// targetsOf gathers what the offer and its package hold.
func targetsOf(bid *lint.Bid) *targets {
	t := &targets{chapters: map[string]bool{}, divided: map[string]bool{}, annexes: map[string]bool{}, theirs: map[string]bool{}, ids: map[string]bool{}, slugs: map[string]map[string]int{}}
	for _, text := range bid.Passages {
		for _, b := range text.Blocks {
			t.heading(b)
			for _, name := range b.Anchors() {
				t.anchor(b, strings.ToLower(name))
			}
			if m := annexName().FindStringSubmatch(b.Str); m != nil && defines(b, m[0]) {
				t.annexes[strings.ToLower(m[1])] = true
			}
			for _, l := range b.Links { // whether its file is there is for evidence-not-found to say
				for _, m := range annexName().FindAllStringSubmatch(l.Label+" / "+l.Target, -1) {
					if l.Target != "" && !strings.HasPrefix(l.Target, "#") {
						t.annexes[strings.ToLower(m[1])] = true
					}
				}
			}
		}
	}
	for _, d := range bid.Documents {
		t.file(d)
	}
	var ids []string
	for _, c := range bid.Criteria {
		id := strings.ToLower(c.ID)
		t.ids[id] = t.ids[id] || c.Answered() || c.Withdrawn
		if c.HasID() {
			ids = append(ids, c.ID)
		}
		for _, m := range annexRef().FindAllStringSubmatch(c.Title+"\n"+c.Text, -1) {
			t.theirs[strings.ToLower(leadingWord(m[1])+" "+m[2])] = true
		}
	}
	t.like = likeIDs(ids)
	return t
}

// heading notes the number and the anchor of a heading. A paragraph in bold that begins with a number is one to its writer.
func (t *targets) heading(b *lint.Block) {
	if b.Kind != lint.Heading {
		return
	}
	if m := headingNumber().FindStringSubmatch(b.Str); m != nil {
		no := m[1]
		t.chapters[no] = true
		for i := strings.LastIndexByte(no, '.'); i > 0; i = strings.LastIndexByte(no, '.') {
			no = no[:i]
			t.chapters[no], t.divided[no] = true, true
		}
	}
	t.anchor(b, slug(b.Str))
}

func (t *targets) anchor(b *lint.Block, name string) {
	if t.slugs[b.Span.File] == nil {
		t.slugs[b.Span.File] = map[string]int{}
	}
	t.slugs[b.Span.File][name]++
}

// defines reports whether a block is or lists the annex, and does not only mention it: a heading, or words at the start of a block.
func defines(b *lint.Block, match string) bool {
	return b.Kind == lint.Heading || strings.HasPrefix(b.Str, strings.TrimLeft(match, " ")) && (b.Kind == lint.Item || b.Kind == lint.Cell || len(b.Links) > 0)
}

// file notes an annex by the name of its file: Anlage_3_Zertifikat.pdf, annex-c.docx, and 03-Konzept.pdf in a folder of annexes.
func (t *targets) file(d *lint.Document) {
	if d.Side == lint.SideCustomer && d.Role == "read" {
		return
	}
	for _, m := range annexName().FindAllStringSubmatch(strings.ReplaceAll(d.File, "/", " / "), -1) {
		t.annexes[strings.ToLower(m[1])] = true
	}
	if m := numberedFile().FindStringSubmatch(d.File); m != nil {
		t.annexes[strings.ToLower(m[1])] = true
	}
}

var numberedFile = lazily(`(?i)(?:anlagen?|anh[aä]nge?|annex(?:es)?|appendi(?:x|ces)|attachments?)/0*(\d{1,3}|[a-z])[\s\p{Z}_.-][^/]*$`)

// likeIDs is a pattern for what IDs of the customer look like: letters stay, digits may be any. Nil where there is no letter, as
// "1" may number anything.
func likeIDs(ids []string) *regexp.Regexp {
	shapes := map[string]int{}
	for _, id := range ids {
		if s := idShape().ReplaceAllString(regexp.QuoteMeta(id), `\d+`); strings.Contains(s, `\d+`) && idShape().ReplaceAllString(id, "") != "" && hasLetter(id) {
			shapes[s]++
		}
	}
	var common []string
	for s, n := range shapes {
		if n >= 3 {
			common = append(common, s)
		}
	}
	if len(common) == 0 {
		return nil
	}
	slices.Sort(common)
	return regexp.MustCompile(`(?i)^(?:` + strings.Join(common, "|") + `)$`)
}

var idShape = lazily(`\d+`)

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// lawDigits is how many digits the number of a section of a law has, and that of a chapter has not.
const lawDigits = 3

// mostPages is how many pages an offer has at most, with all of its annexes.
const mostPages = 1900

// farBeyond is how many times the number of criteria a number is that is none of theirs, however they are counted.
const farBeyond = 3

// chaptersNumbered is how many numbered headings tell that the offer numbers its chapters.
const chaptersNumbered = 3

// danglingIn are the references of a block that lead nowhere. A chapter that may be numbered only when the offer is set, and
// one of another document, is not looked for.
func (t *targets) danglingIn(b *lint.Block) []reference {
	var out []reference
	add := func(m []int, ok bool) {
		if ok {
			text := strings.TrimRight(b.Str[m[2]:m[3]], ".-_")
			out = append(out, reference{text: text, from: m[2], to: m[2] + len(text)})
		}
	}
	if b.Kind == lint.Heading {
		return nil
	}
	for _, m := range chapterRef().FindAllStringSubmatchIndex(b.Str, -1) {
		law := len(b.Str[m[4]:m[5]]) >= lawDigits && !strings.Contains(b.Str[m[4]:m[5]], ".") // "Section 508"
		add(m, len(t.chapters) >= chaptersNumbered && !law && !t.chapter(b.Str[m[4]:m[5]]) && ours(b.Str, m))
	}
	for _, m := range itemRef().FindAllStringSubmatchIndex(b.Str, -1) {
		add(m, len(t.chapters) >= chaptersNumbered && !t.chapter(b.Str[m[4]:m[5]]) && ofOffer().MatchString(b.Str[m[3]:]))
	}
	for _, m := range annexRef().FindAllStringSubmatchIndex(b.Str, -1) {
		add(m, !t.annexes[strings.ToLower(b.Str[m[4]:m[5]])] && ours(b.Str, m) && !hasFile(b) && !t.oneOfTheirs(b.Str, m) && !ofContract(b.Str, m))
	}
	for _, m := range blankRef().FindAllStringSubmatchIndex(b.Str, -1) {
		add(m, true)
	}
	for _, m := range pageRef().FindAllStringSubmatchIndex(b.Str, -1) {
		n, err := strconv.Atoi(strings.NewReplacer(".", "", ",", "").Replace(b.Str[m[4]:m[5]]))
		add(m, err == nil && n > mostPages && ours(b.Str, m))
	}
	for _, m := range askedRef().FindAllStringSubmatchIndex(b.Str, -1) {
		n, err := strconv.Atoi(strings.NewReplacer(".", "", ",", "").Replace(b.Str[m[4]:m[5]]))
		_, known := t.ids[strings.ToLower(b.Str[m[4]:m[5]])]
		add(m, err == nil && !known && n > farBeyond*len(t.ids) && ours(b.Str, m))
	}
	if t.like != nil {
		for _, m := range idRef().FindAllStringSubmatchIndex(b.Str, -1) {
			id := strings.TrimRight(b.Str[m[2]:m[3]], ".-_")
			answered, known := t.ids[strings.ToLower(id)]
			add(m, t.like.MatchString(id) && (!known || !answered))
		}
	}
	return out
}

// oneOfTheirs reports whether an annex is probably the customer's: his text names others of the series, the offer has none of its
// own, and nothing says that this one is enclosed or to be looked up.
func (t *targets) oneOfTheirs(s string, m []int) bool {
	if enclosed().MatchString(leadingTo(s, m[2])) || enclosed().MatchString(nearby(s[m[3]:])) {
		return false
	}
	word, no := strings.ToLower(leadingWord(s[m[2]:m[3]])), strings.ToLower(s[m[4]:m[5]])
	alike := func(other string) bool { return isDigit(other) == isDigit(no) } // "3" and "12" are one series, "a" and "c" another
	for own := range t.annexes {
		if alike(own) && !t.theirs[word+" "+own] {
			return false
		}
	}
	for other := range t.theirs {
		if w, n, ok := strings.Cut(other, " "); ok && w == word && alike(n) {
			return true
		}
	}
	return false
}

// ofContract reports whether an annex is one of those that contracts have, too: "Schedule 4", unless it is enclosed.
func ofContract(s string, m []int) bool {
	word := leadingWord(s[m[2]:m[3]])
	return (word == "Schedule" || word == "Exhibit") && len(s[m[4]:m[5]]) < 4 && !enclosed().MatchString(leadingTo(s, m[2])) && !enclosed().MatchString(nearby(s[m[3]:]))
}

func isDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// enclosed is how a sentence says that an annex comes with the offer, or is to be looked up.
var enclosed = lazily(`(?i)(?:^|[^\p{L}])(?:siehe|s\.|vgl\.|see|cf\.|refer[\s\p{Z}]+to|als|as|liegt|liegen|bei|beigefügt|beiliegend\p{L}*|anbei|enclosed|attached|included|find|finden)(?:$|[^\p{L}])`)

// chapter reports whether there is a chapter with the number, or one that is not divided any further by numbers.
func (t *targets) chapter(no string) bool {
	if t.chapters[no] {
		return true
	}
	if i := strings.LastIndexByte(no, '.'); i > 0 {
		return t.chapters[no[:i]] && !t.divided[no[:i]]
	}
	return false
}

// ours reports whether a reference is about our offer.
func ours(s string, m []int) bool {
	after := s[m[3]:]
	if ofTerms().MatchString(after) {
		return false
	}
	if ourDoc().MatchString(inBracketsFirst().ReplaceAllString(after, "")) {
		return true
	}
	return !ofOthersDoc().MatchString(after) && !theirDoc().MatchString(leadingTo(s, m[2])) && !lawAround().MatchString(nearby(after))
}

// leadingTo is what stands before an offset in its sentence.
func leadingTo(s string, at int) string {
	b := s[:at]
	if i := max(strings.LastIndex(b, ". "), strings.LastIndex(b, "\n")); i >= 0 {
		b = b[i:]
	}
	return b
}

// nearby is the beginning of what follows a reference.
func nearby(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(3, len(words))], " ")
}

// hasFile reports whether a block links a file: the name of the annex is then beside the point.
func hasFile(b *lint.Block) bool {
	return slices.ContainsFunc(b.Links, func(l lint.Link) bool { return l.Path != "" })
}

// anchors are the links of a block to a heading that its file does not have.
func (t *targets) anchors(b *lint.Block) []reference {
	var out []reference
	for i := range b.Links {
		l := &b.Links[i]
		file, anchor, ok := strings.Cut(l.Target, "#")
		if !ok || anchor == "" || strings.Contains(file, ":") {
			continue
		}
		in := b.Span.File
		if file != "" {
			in = strings.TrimSuffix(l.Path, "#"+anchor)
		}
		if have := t.slugs[in]; have != nil && !reaches(have, anchor) {
			out = append(out, reference{text: l.Target, link: l})
		}
	}
	return out
}

// reaches reports whether an anchor as links write it is one of a file, or one more heading of the same name: #betrieb-1.
func reaches(have map[string]int, anchor string) bool {
	if s, err := url.PathUnescape(anchor); err == nil {
		anchor = s
	}
	anchor = strings.ToLower(anchor)
	if have[anchor] > 0 || have[slug(anchor)] > 0 {
		return true
	}
	i := strings.LastIndexByte(anchor, '-')
	n, err := strconv.Atoi(anchor[i+1:])
	return i > 0 && err == nil && n > 0 && have[anchor[:i]] > n
}

// slug is the anchor that GitHub and most others make of a heading.
func slug(s string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(s)) {
		switch {
		case isWordRune(r) || r == '-' || r == '_':
			out.WriteRune(r)
		case r == ' ' || r == '\u00a0':
			out.WriteByte('-')
		}
	}
	return out.String()
}
