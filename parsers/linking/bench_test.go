package linking_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
)

// BenchmarkLink links 5,000 blocks to 2,000 criteria: once answered by ID, once with texts that all sound alike.
func BenchmarkLink(b *testing.B) {
	for name, format := range map[string]string{
		"by ID": "R-%d: Gelöst mit Baustein %[1]d im Modul %s, siehe Konzept.\n\n",
		"alike": "Das System wird die Funktion %d im Modul %s für alle Anwender des Hauses ohne Medienbruch bereitstellen können.\n\n",
	} {
		b.Run(name, func(b *testing.B) {
			var md strings.Builder
			for i := range 5000 {
				fmt.Fprintf(&md, format, i%3000, strings.Repeat("y", 1+i%9))
			}
			for b.Loop() {
				var cs []*lint.Criterion
				for i := range 2000 {
					cs = append(cs, &lint.Criterion{ID: fmt.Sprintf("R-%d", i), Text: fmt.Sprintf(
						"Das System muss die Funktion %d im Modul %s für alle Anwender des Hauses ohne Medienbruch bereitstellen.", i, strings.Repeat("x", 1+i%7))})
				}
				linking.Link(cs, []*markdown.Doc{markdown.Read([]byte(md.String()), "long.md")}, linking.Options{})
			}
		})
	}
}
