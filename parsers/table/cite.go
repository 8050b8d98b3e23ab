package table

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/parsers/stem"
)

const fileEnds = `pdf|docx?|xlsx?|pptx?|odt|ods|txt|md|csv|png|jpe?g|zip|html?|eml|msg|p7s|p7m|xml`

var (
	webAddress = pattern.Must(`https?://[^\s<>"')\]]+`)
	fileName   = pattern.Must(`(?i)(?:^|[\s("'„“:;,])((?:[\p{L}\p{N}_./\\-]|%20|~)+\.(?:` + fileEnds + `))(?:$|[\s)"'“”;,.:#])`)
	// What follows the name of a file that is no document of the offer: "security.txt auf unserer Website".
	publicFile = pattern.Must(`(?i)^["'”“]?\s+(?:auf|unter|von|im|in|on|at|from|of)\s+(?:(?:der|dem|den|unserer|unserem|ihrer|öffentlichen|the|our|your|its|every|each|jeder|public|source)\s+){0,3}` +
		`(?:website|webseite|homepage|internetseite|webpräsenz|domain|domäne|webserver|server|repository|repositorium|quellcode|wurzelverzeichnis|web|internet|site|root|portal)(?:$|[^\p{L}])`)
	proofLine = pattern.Must(`(?im)^\s*(?:nachweise?|belege?|evidence|attachments?|proof)\s*:\s*(\S.*)$`)
	annex     = pattern.Must(`(?:^|[^\p{L}])((?:Anlage|Anhang|Annex|Appendix|Attachment|Exhibit|Beilage|Formblatt)\s+(?:Nr\.?\s*)?(?:[A-Z]|[A-Z]?\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?))(?:$|[^\p{L}\p{N}])`)
)

func isWeb(target string) bool {
	f := folded(target)
	return strings.HasPrefix(f, "http://") || strings.HasPrefix(f, "https://")
}

// A citation is what a text cites at text[from:to].
type citation struct {
	target   string // "" for what is only named
	from, to int
}

// linksTo makes references of what a cell cites.
func (t *span) linksTo(b *lint.Block, cited []citation) []lint.Link {
	var out []lint.Link
	for _, c := range cited {
		out = append(out, t.link(b.Str[c.from:c.to], c.target, b.At(c.from, c.to)))
	}
	return out
}

// citations finds addresses, file names, annexes, and lines such as "Nachweis: …", each once.
func citations(s string) []citation {
	may := mayCite(s)
	if may == 0 {
		return nil
	}
	var out []citation
	take := func(target string, from, to int) {
		if !slices.ContainsFunc(out, func(c citation) bool { return c.target == target && s[c.from:c.to] == s[from:to] }) {
			out = append(out, citation{target, from, to})
		}
	}
	for _, m := range findAll(webAddress, s, may&citesWeb) {
		target := strings.TrimRight(s[m[0]:m[1]], ".,;:")
		take(target, m[0], m[0]+len(target))
	}
	rest := s
	if len(out) > 0 {
		rest = webAddress.ReplaceAllStringFunc(s, func(s string) string { return strings.Repeat("\x01", len(s)) })
	}
	for _, m := range findAll(fileName, rest, may&citesFile) {
		if !publicFile.MatchString(rest[m[3]:]) {
			take(s[m[2]:m[3]], m[2], m[3])
		}
	}
	for _, m := range findAll(annex, rest, may&citesAnnex) {
		take("", m[2], m[3])
	}
	for _, m := range findAll(proofLine, rest, may&citesProof) {
		proof := strings.TrimSpace(s[m[2]:m[3]])
		if len(out) == 0 && !noEvidence(proof) {
			take("", m[2], m[2]+len(proof))
		}
	}
	return out
}

// What a text may cite.
const (
	citesWeb = 1 << iota
	citesAnnex
	citesProof
	citesFile
)

// citing are parts of words without which webAddress, annex and proofLine cannot match.
var citing = sync.OnceValue(func() *stem.Finder {
	return stem.New([]string{"://"}, annexWords, strings.Split("weis|WEIS|eleg|ELEG|viden|VIDEN|ttachm|TTACHM|roof|ROOF", "|"))
})

var (
	annexWords  = strings.Split("Anlage|Anhang|Annex|Appendix|Attachment|Exhibit|Beilage|Formblatt", "|")
	annexFinder = sync.OnceValue(func() *stem.Finder { return stem.New(annexWords) })
)

// mayCite says which of the expressions of citations are worth a try.
func mayCite(s string) uint64 {
	has := citing().Groups(s)
	if has&citesAnnex != 0 {
		if w, _ := annexFinder().First(s, func(_, to int) bool { return to < len(s) && s[to] <= ' ' }); w == "" {
			has &^= citesAnnex
		}
	}
	if has&citesProof != 0 && !strings.Contains(s, ":") {
		has &^= citesProof
	}
	for i := 1; i+1 < len(s); i++ { // "anlage.pdf": a dot with a letter behind it
		if s[i] == '.' && s[i-1] > ' ' && isLetter(s[i+1]) {
			return has | citesFile
		}
	}
	return has
}

func findAll(re *pattern.Pattern, s string, worth uint64) [][]int {
	if worth == 0 {
		return nil
	}
	return re.FindAllStringSubmatchIndex(s, -1)
}

// noEvidence reports whether a cell says that there is none, or not yet.
func noEvidence(s string) bool {
	switch c, _ := readClaim(s, answerKey{}); c {
	case lint.Unstated:
	case lint.No, lint.Unclear, lint.NotApplicable, lint.Roadmap:
		return true
	default:
		return true // a bare yes names no document
	}
	f := bareAnswer(s)
	return !hasLetters(s) || startsWithAny(f, "kein", "none", "nicht ", "wird nachgereicht", "folgt", "to follow", "will follow", "auf anfrage", "on request", "wird noch")
}

// evidenceLinks reads a cell of an evidence column, in which each part names a document.
func (t *span) evidenceLinks(b *lint.Block) []lint.Link {
	if len(b.Links) > 0 || noEvidence(b.Str) {
		return b.Links
	}
	var out []lint.Link
	at := 0
	for name := range strings.FieldsFuncSeq(b.Str, func(r rune) bool { return r == '\n' || r == ';' }) {
		from := at + strings.Index(b.Str[at:], name)
		at = from + len(name)
		if n := strings.TrimSpace(name); n != "" && !noEvidence(n) {
			out = append(out, t.link(n, "", b.At(from, at)))
		}
	}
	return out
}

// link makes a reference. A local target is looked for beside the file that names it.
func (t *span) link(label, target string, at lint.Span) lint.Link {
	l := lint.Link{Label: label, Target: target, Web: isWeb(target), At: at}
	if label == target {
		l.Label = ""
	}
	if target == "" || l.Web || t.r.opt.Exists == nil {
		return l
	}
	p := strings.ReplaceAll(target, "\\", "/")
	if u, err := url.PathUnescape(p); err == nil {
		p = u
	}
	p, _, _ = strings.Cut(p, "#")
	p = strings.TrimPrefix(p, "file:///")
	if p == "" || strings.Contains(p, ":") {
		return l
	}
	l.Path = path.Join(path.Dir(t.r.g.File), p)
	l.Exists = t.r.opt.Exists(l.Path)
	return l
}
