package linking

import (
	"net/url"
	"path"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	labelled = pattern.Must(`(?i)^\s*(?:erfüllt|erfüllung|erfüllungsgrad|grad der erfüllung|status|compliance|compliant|compliance status|compliance level|antwort|answer|response|claim|konformität|konform|zusage|bestätigung|fulfil(?:l?ed|l?ment)|met|complies|umsetzungsgrad|umsetzungsstand)\s*[:=]\s*(.+?)\s*$`)
	sentence = pattern.Must(`^\s*([^.!?:;]{1,40})[.!](?:\s|$)`)
)

// signs are answers that are no words, at the start of a text: a tick before the ID of an item is none.
var signs = pattern.Must(`^\s*[☑✓✔✅✗✘❌✖]`)

var (
	// boxes are choices with their labels.
	boxes = pattern.Must(`(\[[ xX]\]|[☐☒☑])\s*([^☐☒☑\[\]]*)`)
	// emptyBox is a choice that nobody made.
	emptyBox = pattern.Must(`^\s*(?:\[ \]|☐)`)
)

// untouched reports whether a text is a choice of answers of which none is made: "☐ Ja ☐ Nein". It says nothing.
func (l *linker) untouched(s string) bool {
	if !emptyBox.MatchString(s) {
		return false
	}
	for _, m := range boxes.FindAllStringSubmatch(s, -1) {
		if !emptyBox.MatchString(m[1]) || !definite(l.opt.ReadClaim(m[2], nil)) {
			return false
		}
	}
	return true
}

// shortWords is how many words an answer has at most that is nothing but a claim.
const shortWords = 4

// short reads a text that is a claim, or begins with a sentence that is nothing but one: "Ja.", "Status: teilweise
// erfüllt". Longer texts are not judged by how they begin.
func (l *linker) short(s string, c *lint.Criterion) lint.Claim {
	if !signs.MatchString(s) && len(boxes.FindAllStringIndex(s, 2)) < 2 && !emptyBox.MatchString(s) {
		s = checkbox.ReplaceAllString(s, "")
	}
	if m := labelled.FindStringSubmatch(s); m != nil {
		return l.opt.ReadClaim(m[1], c.Allowed)
	}
	if len(strings.Fields(s)) <= shortWords {
		return l.opt.ReadClaim(s, c.Allowed)
	}
	if m := sentence.FindStringSubmatch(s); m != nil && len(strings.Fields(m[1])) <= shortWords {
		if k := l.opt.ReadClaim(m[1], c.Allowed); definite(k) {
			return k
		}
	}
	return lint.Unstated
}

// claimOf reads the claim at the start of a passage: a line of its own, a label with a value, or a start in bold.
func (l *linker) claimOf(c *chapter, o *opening, d *draft) {
	if d.claim != lint.Unstated {
		return
	}
	k := o.criteria[0]
	for n, i := range d.blocks {
		b := c.blocks()[i]
		if b.Kind == lint.Code || b.Kind == lint.Heading || n > 2 {
			continue
		}
		for m, line := range c.lines(i, o) {
			isLabel := labelled.MatchString(line)
			if !isLabel && (m > 0 || n > 0) {
				continue
			}
			claim := l.short(line, k)
			if claim == lint.Unstated || !isLabel && !definite(claim) {
				continue
			}
			d.claim = claim
			if strings.TrimSpace(line) == b.Str && (isLabel || len(strings.Fields(line)) <= shortWords) {
				d.cell, d.links = b, append(d.links, i)
				d.blocks = append(d.blocks[:n:n], d.blocks[n+1:]...)
			}
			return
		}
		if n == 0 {
			if claim := l.boldStart(c, i, o, k); definite(claim) {
				d.claim = claim
				return
			}
		}
	}
}

// lines are the lines of a block, without the ID that opens it.
func (c *chapter) lines(i int, o *opening) []string {
	b, starts := c.blocks()[i], c.doc.Facts[i].Lines
	var out []string
	for n, from := range starts {
		to := len(b.Str)
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		if i == o.at && o.rest > from {
			from = min(o.rest, to)
		}
		out = append(out, b.Str[from:to])
	}
	return out
}

func (l *linker) boldStart(c *chapter, i int, o *opening, k *lint.Criterion) lint.Claim {
	start := 0
	if i == o.at {
		start = o.rest
	}
	for _, r := range c.doc.Facts[i].Strong {
		if s := c.blocks()[i].Str; r.From <= start && r.To > start && r.To <= len(s) && len(strings.Fields(s[start:r.To])) <= shortWords {
			return l.opt.ReadClaim(strings.TrimRight(s[start:r.To], " :"), k.Allowed)
		}
	}
	return lint.Unstated
}

var marked = pattern.Must(`(?i)^(?:x|[✓✔☒☑✅●•■]\x{fe0f}?|\[x\]|1|ja|yes|y|j)$`)

// tick is a mark below a header that is a yes by itself.
var tick = pattern.Must(`(?i)^(?:x|☒|☑|●|•|\[x\])$`)

// mark reads a mark below a header that is an answer; Unstated where the cell holds none.
func (l *linker) mark(s, header string, c *lint.Criterion) lint.Claim {
	if s = strings.TrimSpace(s); marked.MatchString(s) || normal(s) == normal(header) {
		return l.opt.ReadClaim(header, c.Allowed)
	}
	return lint.Unstated
}

var (
	nothing  = pattern.Must(`(?i)^(?:[-–—./?…\s]*|kein\p{L}*|none|no|nein|n/?a|nil|entfällt|offen|folgt|tbd|tba|pending|wird (?:noch )?nachgereicht|(?:to )?follows?)[.!]?$`)
	fileName = pattern.Must(`(?i)[^\s,;()<>"'„“]+\.(?:pdf|docx?|xlsx?|xlsm|pptx?|od[tsp]|md|txt|rtf|csv|json|xml|ya?ml|html?|png|jpe?g|gif|svg|tiff?|zip|p7[sm]|asc|eml|msg|vsdx?|dwg|mp4)\b`)
)

// evidenceCell reads a cell below a header such as "Nachweis": its links, else what it names.
func (d *draft) evidenceCell(i int, b *lint.Block) {
	rest := b.Str
	for _, k := range b.Links {
		rest = strings.Replace(rest, k.Label, "", 1)
	}
	if len(b.Links) == 0 && !nothing.MatchString(b.Str) {
		d.named = append(d.named, lint.Evidence{Link: &lint.Link{
			Label: b.Str, Target: fileName.FindString(b.Str), At: b.At(0, len(b.Str)),
		}})
	}
	switch words := len(word.FindAllString(rest, -1)); {
	case words == 0 && len(b.Links) == 0: // a dash
	case words > 3 || nothing.MatchString(b.Str):
		d.blocks = append(d.blocks, i)
	default:
		d.links = append(d.links, i)
	}
}

// copied marks the blocks at the start of a response that together repeat the criterion's text: the customer's sentences,
// pasted as paragraphs of their own, are no answer.
func copied(k *lint.Criterion, bs []*lint.Block, blocks []int) {
	if len(blocks) < 2 {
		return // one paragraph alone has been compared before
	}
	spoken := func(s string) string { return strings.Join(strings.FieldsFunc(fold.String(s), notInWord), " ") }
	want, said := spoken(k.Text), ""
	for n, i := range blocks {
		said = strings.TrimSpace(said + " " + spoken(bs[i].Str))
		if want == "" || !strings.HasPrefix(want, said) {
			return
		}
		if said == want && n > 0 {
			for _, j := range blocks[:n+1] {
				bs[j].Customer = true
			}
			return
		}
	}
}

// respond makes a draft the response to a criterion.
func (l *linker) respond(k *lint.Criterion, via lint.Via, c *chapter, d draft) {
	bs := c.blocks()
	copied(k, bs, d.blocks)
	r := &lint.Response{Criterion: k, Via: via, Claim: d.claim, ClaimCell: d.cell, At: d.at}
	if len(d.blocks) > 0 {
		r.Text = &lint.Text{File: c.doc.Text.File}
	}
	seen := map[string]bool{}
	cite := func(e lint.Evidence) {
		if id := e.Target + "\x00" + e.Path; e.Target == "" || !seen[id] {
			seen[id] = true
			r.Evidence = append(r.Evidence, e)
		}
	}
	for _, i := range d.blocks {
		r.Text.Blocks = append(r.Text.Blocks, bs[i])
		for k := range bs[i].Links {
			if e, ok := evidence(&bs[i].Links[k]); ok {
				cite(e)
			}
		}
	}
	for _, i := range d.links {
		for k := range bs[i].Links {
			if e, ok := evidence(&bs[i].Links[k]); ok {
				cite(e)
			}
		}
	}
	for _, e := range d.named {
		if e.Target != "" {
			e.Path, e.Exists = l.local(c.doc.Text.File, e.Target, e.Name())
		}
		cite(e)
	}
	k.Responses = append(k.Responses, r)
	l.res.Responses = append(l.res.Responses, r)
}

var (
	web    = pattern.Must(`(?i)^(?:https?://|ftp://|www\.)`)
	scheme = pattern.Must(`(?i)^[a-z][a-z0-9+.-]+:`)
)

// evidence is what a link cites; ok is false for one that leads nowhere else: an anchor, an address to write to.
func evidence(k *lint.Link) (e lint.Evidence, ok bool) {
	k.Web = web.MatchString(k.Target)
	return lint.Evidence{Link: k}, k.Web || k.Target == "" || k.Path != ""
}

// localFiles fills in which file each link of a document names.
func (l *linker) localFiles(c *chapter) {
	for _, b := range c.blocks() {
		for i, k := range b.Links {
			if k.Target != "" {
				b.Links[i].Path, b.Links[i].Exists = l.local(c.doc.Text.File, k.Target, k.Label)
			}
		}
	}
}

// local is the printed path of the file that a link in a document names, and whether it is there; "" for an address.
// A file name in running text may have blanks: then the label as a whole is tried too.
func (l *linker) local(doc, target, label string) (file string, exists bool) {
	if web.MatchString(target) || scheme.MatchString(target) || strings.HasPrefix(target, "#") {
		return "", false
	}
	file = join(doc, target)
	if file == "" || l.opt.Exists(file) {
		return file, file != ""
	}
	if label != target && strings.HasSuffix(label, target) {
		if whole := join(doc, label); l.opt.Exists(whole) {
			return whole, true
		}
	}
	return file, false
}

// join is a target relative to the document that names it. Anchors and queries are no part of a file's name.
func join(doc, target string) string {
	if i := strings.IndexAny(target, "#?"); i >= 0 {
		target = target[:i]
	}
	target = strings.ReplaceAll(strings.TrimSpace(target), `\`, "/")
	if t, err := url.PathUnescape(target); err == nil {
		target = t
	}
	switch {
	case target == "":
		return ""
	case strings.HasPrefix(target, "/"):
		return path.Clean(target)
	}
	return path.Join(path.Dir(doc), target)
}
