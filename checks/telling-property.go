package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed telling-property.md
var tellingPropertyDoc string

var tellingProperty = &lint.Check{
	ID:   "telling-property",
	Kind: lint.Unverified,
	Doc:  tellingPropertyDoc,
	Messages: lint.Messages{
		DE: "Die Eigenschaften der Datei nennen {{names}}",
		EN: "The properties of the file name {{names}}",
	},
	Advice: lint.Messages{
		DE: "In Excel, Word und PowerPoint unter Datei, Informationen, Auf Probleme überprüfen die Eigenschaften entfernen.",
		EN: "Remove the properties in Excel, Word and PowerPoint under File, Info, Check for Issues.",
	},
	Run: func(p *lint.Pass) error {
		var files []string
		names := map[string][]string{}
		for t := range tracesOf(p, lint.Property) {
			if !slices.Contains(personProperties, strings.ToLower(t.Name)) || nobody().MatchString(t.Text) || strings.EqualFold(t.Text, p.Bid.Config.Customer) || slices.Contains(names[t.At.File], t.Text) {
				continue
			}
			if names[t.At.File] == nil {
				files = append(files, t.At.File)
			}
			names[t.At.File] = append(names[t.At.File], t.Text)
		}
		for _, f := range files {
			all := strings.Join(names[f], ", ")
			p.Report(lint.Finding{At: lint.At(lint.Location{File: f}), Match: all, Args: lint.Args{"names": all}})
		}
		return nil
	},
}

// personProperties are the properties that hold the name of a person: of core.xml, app.xml.
var personProperties = []string{"creator", "lastmodifiedby", "manager"}

// nobody are the names that programs put in where they know no person, and names of companies.
var nobody = lazily(`(?i)^(?:openpyxl|xlsxwriter|excelize|apache poi|epplus|python-docx|python-pptx|aspose.*|libreoffice.*|microsoft.*|unknown.*|unbekannt|` +
	`admin(?:istrator)?|user|benutzer|anwender|author|autor|owner|root|windows-benutzer|windows user|office user|x|-|\.)$` +
	`|(?:^|[^\p{L}])(?:GmbH|mbH|AG|KG|SE|UG|e\. ?V\.|Ltd|Limited|Inc|LLC|LLP|plc|Corp|Company|S\.A\.|B\.V\.)(?:$|[^\p{L}])`)
