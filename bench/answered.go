package bench

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// An Answered is a catalogue that was filled in with care: every criterion asks for a number, a duration, a standard or a
// place, every answer describes what is offered in two or three sentences, and most answers meet what is asked. The same
// Answered always gives the same bytes.
type Answered struct {
	Rows int // below the header
}

// Write writes the workbook.
func (a Answered) Write(w io.Writer) (Contents, error) {
	random := rand.New(rand.NewPCG(2026, 9))
	g := &generator{rows: a.Rows, random: random, index: map[string]int{}}
	for i := range a.Rows {
		row := g.criterion(i)
		d := demands[i%len(demands)]
		asked := d.from + random.IntN(d.to-d.from)
		offered := asked
		if i%20 == 7 {
			offered += d.weaker
		}
		row[textColumn] = fmt.Sprintf(d.asks, asked) + " " + filler(random)
		row[claimColumn] = claims[0]
		row[claimColumn+1] = filler(random) + " " + fmt.Sprintf(d.says, offered) + " " + filler(random)
		g.lines = append(g.lines, row)
	}
	err := pack(w, append(skeleton(g.sheet), part{"xl/sharedStrings.xml", g.sharedStrings})...)
	return g.contents, err
}

const claimColumn = 5

// demands are what is asked and answered, with a number between from and to; an answer that falls short has weaker more.
var demands = []struct {
	asks, says       string
	from, to, weaker int
}{
	{"Störungen der Priorität 1 sind innerhalb von %d Stunden zu beheben.", "Störungen der Priorität 1 beheben wir innerhalb von %d Stunden.", 2, 12, 4},
	{"Das System muss mindestens %d gleichzeitige Nutzer tragen.", "Ausgelegt ist es für %d gleichzeitige Nutzer je Knoten.", 200, 900, -100},
	{"Die Verfügbarkeit beträgt mindestens 99,%d %% im Monat.", "Zugesagt ist eine Verfügbarkeit von 99,%d %% im Monat.", 50, 95, -20},
	{"Suchergebnisse erscheinen nach höchstens %d Sekunden.", "Treffer zeigen wir nach höchstens %d Sekunden an.", 1, 6, 3},
	{"Protokolle sind %d Monate aufzubewahren und danach zu löschen.", "Die Protokolle bewahren wir %d Monate auf und löschen sie dann.", 6, 36, -3},
	{"Dateien bis %d MB müssen hochgeladen werden können.", "Hochladen lassen sich Dateien bis %d MB.", 100, 900, -50},
	{"Der Betrieb ist nach ISO/IEC 27001 zertifiziert; das Audit ist höchstens %d Monate alt.", "Unser Betrieb ist nach ISO/IEC 27001 zertifiziert, geprüft vor %d Monaten.", 3, 12, 3},
	{"Die Daten liegen in Deutschland, in %d getrennten Rechenzentren.", "Wir betreiben das System in Deutschland, in %d getrennten Rechenzentren.", 2, 5, -1},
}

// filler makes a sentence of eight to twenty words.
func filler(random *rand.Rand) string {
	out := make([]string, 8+random.IntN(13))
	for i := range out {
		out[i] = words[random.IntN(len(words))]
	}
	s := strings.ToUpper(out[0][:1]) + out[0][1:] + " " + strings.Join(out[1:], " ")
	return strings.TrimRight(s, ".,;&< ") + "."
}
