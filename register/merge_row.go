package register

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A mergedRow is one row before it is known whether all of it can be taken.
type mergedRow struct {
	*Merge
	e       *lint.Entered
	changes []Change
	writes  []Write
	judges  bool // something is confirmed or accepted
	next    int
}

// read reads a row; the message says why it is refused, and is empty where it is not.
func (r *mergedRow) read() (lint.Messages, error) {
	for _, part := range []func() (lint.Messages, error){r.current, r.owner, r.verification, r.question, r.waiver} {
		if refused, err := part(); err != nil || refused != (lint.Messages{}) {
			return refused, err
		}
	}
	return lint.Messages{}, nil
}

// current refuses what somebody judged in another state than today's.
func (r *mergedRow) current() (lint.Messages, error) {
	now := Fingerprint(r.e.Of.Parts())
	if r.e.Judged == (lint.Fingerprint{}) {
		return say("die Zeile hat keinen Fingerabdruck; die Matrix neu erzeugen", "the row has no fingerprint; make the matrix anew"), nil
	}
	if parts := r.e.Judged.Differs(now); len(parts) > 0 {
		var de, en []string
		for _, p := range parts {
			de, en = append(de, partWords[p].DE), append(en, partWords[p].EN)
		}
		return say("seit die Matrix erzeugt wurde, hat sich geändert: "+strings.Join(de, ", ")+"; die Matrix neu erzeugen und noch einmal ansehen",
			"changed since the matrix was made: "+strings.Join(en, ", ")+"; make the matrix anew and look again"), nil
	}
	if len(r.e.Overtaken) > 0 {
		o := r.e.Overtaken[0]
		return say(fmt.Sprintf("im Register steht inzwischen %q unter %s; die Matrix neu erzeugen", o.Registered, o.Field),
			fmt.Sprintf("the register says %q by now for %s; make the matrix anew", o.Registered, o.Field)), nil
	}
	if len(r.e.Emptied) > 0 {
		return say("geleert: "+fields(r.e.Emptied)+"; gelöscht wird nur von Hand, in register.yaml",
			"emptied: "+fields(r.e.Emptied)+"; entries are deleted by hand only, in register.yaml"), nil
	}
	return lint.Messages{}, nil
}

var partWords = map[lint.FingerprintPart]lint.Messages{
	lint.PartText: {DE: "der Text des Auftraggebers", EN: "the customer's text"}, lint.PartObligation: {DE: "die Art", EN: "the type"},
	lint.PartAnswers: {DE: "die Auswahl der Antworten", EN: "the list of answers"}, lint.PartResponse: {DE: "unsere Antwort", EN: "our response"},
}

func fields(fs []lint.EnteredField) string {
	var out []string
	for _, f := range fs {
		out = append(out, string(f))
	}
	return strings.Join(out, ", ")
}

func say(de, en string) lint.Messages { return lint.Messages{DE: de, EN: en} }

// note adds a change.
func (r *mergedRow) note(de, en string, w Write) {
	r.changes = append(r.changes, Change{r.e.Of, say(de, en)})
	r.writes = append(r.writes, w)
}

// about are the fields by which an entry finds its criterion.
func (r *mergedRow) about() []strictyaml.Pair {
	return []strictyaml.Pair{{Key: "criterion", Value: strictyaml.Quote(r.e.Of.ID)}, {Key: "key", Value: strictyaml.Quote(r.e.Of.Key)}}
}

func (r *mergedRow) owner() (lint.Messages, error) {
	if !r.e.Any(lint.EnteredOwner) {
		return lint.Messages{}, nil
	}
	id := strictyaml.Quote(r.e.Of.ID)
	w := Write{List: "assignments", Same: []string{"criterion"}, Fields: []strictyaml.Pair{{Key: "criterion", Value: id}, {Key: "owner", Value: strictyaml.Quote(r.e.Owner)}}}
	for _, a := range r.res.Bid.Register.Assignments {
		if strings.EqualFold(a.Criterion, r.e.Of.ID) {
			w.Old = a.At
			break
		}
	}
	de, en := "zuständig: "+r.e.Owner, "owner: "+r.e.Owner
	if was := r.e.Of.Owner; was != "" {
		de, en = de+" (bisher "+was+")", en+" (was "+was+")"
	}
	r.note(de, en, w)
	return lint.Messages{}, nil
}

func (r *mergedRow) verification() (lint.Messages, error) {
	if !r.e.Any(lint.EnteredVerifiedBy, lint.EnteredVerifiedOn, lint.EnteredVerifiedWith) {
		return lint.Messages{}, nil
	}
	on, today := r.e.VerifiedOn, r.res.Bid.Config.Today
	if on == "" || !r.e.Any(lint.EnteredVerifiedOn) {
		on = today // who verifies anew and leaves the old day there verifies today
	}
	switch {
	case r.e.VerifiedBy == "":
		return say("freigegeben von fehlt: wer hat die Antwort angesehen?", "verified by is missing: who looked at the response?"), nil
	case !isDay(on):
		return say(fmt.Sprintf("freigegeben am: %q ist kein Tag", on), fmt.Sprintf("verified on: %q is no day", on)), nil
	case on > today:
		return say("freigegeben am: "+on+" liegt in der Zukunft", "verified on: "+on+" is in the future"), nil
	case !r.e.Of.Answered():
		return say("es gibt keine Antwort, die man freigeben könnte", "there is no response to verify"), nil
	}
	ids, hashes, refused, err := r.proofs()
	if err != nil || refused != (lint.Messages{}) {
		return refused, err
	}
	w := Write{List: "verifications", Same: []string{"criterion"}, Fields: append(r.about(), strictyaml.Pair{Key: "by", Value: strictyaml.Quote(r.e.VerifiedBy)},
		strictyaml.Pair{Key: "on", Value: on}, strictyaml.Pair{Key: "evidence", Value: list(ids)}, strictyaml.Pair{Key: "files", Value: hashes},
		strictyaml.Pair{Key: "judged", Value: strictyaml.Quote(Fingerprint(r.e.Of.Parts()).String())})}
	if v := r.res.Bid.Register.VerificationOf(r.e.Of); v != nil {
		w.Old = v.At
	}
	de, en := "freigegeben von "+r.e.VerifiedBy+" am "+on, "verified by "+r.e.VerifiedBy+" on "+on
	if len(ids) > 0 {
		de, en = de+" anhand von "+strings.Join(ids, ", "), en+" against "+strings.Join(ids, ", ")
	}
	r.judges = true
	r.note(de, en, w)
	return lint.Messages{}, nil
}

// proofs are the IDs of the evidence in a row, and the hashes of their files as YAML writes them.
func (r *mergedRow) proofs() (ids []string, hashes string, refused lint.Messages, err error) {
	var known, files []string
	for _, e := range r.res.Bid.Register.Evidence {
		known = append(known, e.ID)
	}
	for _, id := range strings.FieldsFunc(r.e.VerifiedWith, func(c rune) bool { return strings.ContainsRune(",;\n ", c) }) {
		e := r.res.Bid.Register.EvidenceByID(id)
		switch {
		case e == nil:
			return nil, "", say("das Register hat keinen Nachweis „"+id+"“; es hat "+strings.Join(known, ", "), strictyaml.Unknown("evidence", id, known)), nil
		case e.Planned:
			return nil, "", say("der Nachweis "+id+" ist erst geplant", "the evidence "+id+" is only planned"), nil
		case e.ValidUntil != "" && e.ValidUntil < r.res.Bid.Config.Today:
			return nil, "", say("der Nachweis "+id+" gilt nur bis "+e.ValidUntil, "the evidence "+id+" is valid only until "+e.ValidUntil), nil
		case e.Path != "" && !e.Exists:
			return nil, "", say("die Datei "+e.Path+" des Nachweises "+id+" gibt es nicht", "the file "+e.Path+" of the evidence "+id+" does not exist"), nil
		case slices.Contains(ids, e.ID):
			continue
		}
		ids = append(ids, e.ID)
		if e.Path == "" {
			continue
		}
		hash, err := FileHash(filepath.FromSlash(e.Path))
		if err != nil {
			return nil, "", lint.Messages{}, fmt.Errorf("%s: evidence %q: %w", e.At, e.ID, err)
		}
		if hash != "" {
			files = append(files, strictyaml.Quote(e.ID)+": "+strictyaml.Quote(hash))
		}
	}
	if len(files) > 0 {
		hashes = "{" + strings.Join(files, ", ") + "}"
	}
	return ids, hashes, lint.Messages{}, nil
}

// question adds a question, or changes the only one of the criterion while it is not asked.
func (r *mergedRow) question() (lint.Messages, error) {
	if !r.e.Any(lint.EnteredQuestion) {
		return lint.Messages{}, nil
	}
	text := strings.TrimSpace(r.e.Question)
	var draft *lint.Question
	for _, q := range r.res.Bid.Register.Questions {
		if q.Of != r.e.Of {
			continue
		}
		own := q.ID + ": " + strings.Join(strings.Fields(q.Text), " ")
		switch rest, kept := strings.CutPrefix(text, own); {
		case kept:
			text = strings.TrimSpace(rest)
		case draft == nil && q.Asked == "" && strings.HasPrefix(text, q.ID+":"):
			draft, text = q, strings.TrimSpace(strings.TrimPrefix(text, q.ID+":"))
		case q.Asked != "" && strings.HasPrefix(text, q.ID+":"):
			return say(q.ID+" ist schon gestellt und wird nicht mehr geändert; eine neue Frage darunter schreiben",
				q.ID+" was asked already and is not changed; write a new question below it"), nil
		}
	}
	if text == "" {
		return lint.Messages{}, nil
	}
	id := "Q-" + strconv.Itoa(r.next+1)
	w := Write{List: "questions", Same: []string{"id"}, Fields: append([]strictyaml.Pair{{Key: "id", Value: strictyaml.Quote(id)}}, append(r.about(), strictyaml.Pair{Key: "text", Value: strictyaml.Quote(text)})...)}
	if draft != nil {
		w.Old, w.Fields = draft.At, []strictyaml.Pair{{Key: "id", Value: strictyaml.Quote(draft.ID)}, {Key: "text", Value: strictyaml.Quote(text)}}
		r.note("Frage "+draft.ID+" geändert: „"+text+"“", "question "+draft.ID+" changed: “"+text+"”", w)
		return lint.Messages{}, nil
	}
	r.next++
	r.note("neue Frage "+id+": „"+text+"“", "new question "+id+": “"+text+"”", w)
	return lint.Messages{}, nil
}

// waiver accepts what the rules find about the criterion today, or changes the only waiver that there is.
func (r *mergedRow) waiver() (lint.Messages, error) {
	if !r.e.Any(lint.EnteredWaiverReason, lint.EnteredWaivedBy, lint.EnteredWaivedUntil) {
		return lint.Messages{}, nil
	}
	today := r.res.Bid.Config.Today
	switch until := r.e.WaivedUntil; {
	case r.e.WaiverReason == "":
		return say("Ausnahme: der Grund fehlt", "waiver: the reason is missing"), nil
	case r.e.WaivedBy == "":
		return say("Ausnahme: wer trägt sie?", "waiver: who accepts it?"), nil
	case until == "":
		return say("Ausnahme: bis wann? Das Ende fehlt", "waiver: until when? The end is missing"), nil
	case !isDay(until):
		return say(fmt.Sprintf("Ausnahme: bis wann? %q ist kein Tag", until), fmt.Sprintf("waiver: until when? %q is no day", until)), nil
	case until < today:
		return say("Ausnahme: "+until+" ist vorbei", "waiver: "+until+" is past"), nil
	}
	var old []*lint.Waiver
	for _, w := range r.res.Bid.Register.Waivers {
		if w.Of == r.e.Of {
			old = append(old, w)
		}
	}
	if len(old) > 1 {
		return say("es gibt mehrere Ausnahmen zu diesem Kriterium; in register.yaml ändern", "there are several waivers of this criterion; change them in register.yaml"), nil
	}
	if len(old) == 1 {
		r.accept(old[0].Rule, old[0].At)
		return lint.Messages{}, nil
	}
	rules := waivable(r.res, r.e.Of)
	if len(rules) == 0 {
		return say("Ausnahme: zu diesem Kriterium gibt es keinen Befund, den man akzeptieren kann", "waiver: there is no finding on this criterion that can be accepted"), nil
	}
	for _, rule := range rules {
		r.accept(rule, lint.Location{})
	}
	return lint.Messages{}, nil
}

func (r *mergedRow) accept(rule string, old lint.Location) {
	w := Write{List: "waivers", Old: old, Same: []string{"rule", "criterion"}, Fields: append([]strictyaml.Pair{{Key: "rule", Value: strictyaml.Quote(rule)}}, append(r.about(),
		strictyaml.Pair{Key: "reason", Value: strictyaml.Quote(r.e.WaiverReason)}, strictyaml.Pair{Key: "by", Value: strictyaml.Quote(r.e.WaivedBy)},
		strictyaml.Pair{Key: "until", Value: r.e.WaivedUntil}, strictyaml.Pair{Key: "judged", Value: strictyaml.Quote(Fingerprint(r.e.Of.Parts()).String())})...)}
	r.judges = true
	r.note("Ausnahme von "+rule+" bis "+r.e.WaivedUntil+" durch "+r.e.WaivedBy+": „"+r.e.WaiverReason+"“",
		"waiver of "+rule+" until "+r.e.WaivedUntil+" by "+r.e.WaivedBy+": “"+r.e.WaiverReason+"”", w)
}

// waivable are the rules that find something about a criterion that keeps it open, and that may be waived.
func waivable(res *lint.Result, c *lint.Criterion) []string {
	var out []string
	for _, f := range res.Findings {
		if f.Criterion == c && f.Severity >= lint.Warning && f.Rule.Waivable && !slices.Contains(out, f.Rule.Name) {
			out = append(out, f.Rule.Name)
		}
	}
	return out
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// list writes IDs as a list; nothing where there are none.
func list(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return strictyaml.QuoteList(ids)
}
