package register

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	owns    bool // an owner is noted
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
		return say(fmt.Sprintf("im Register steht inzwischen „%s“ als „%s“; die Matrix neu erzeugen", o.Registered, columnWords[o.Field].DE),
			fmt.Sprintf("the register says %q by now for %q; make the matrix anew", o.Registered, columnWords[o.Field].EN)), nil
	}
	if len(r.e.Emptied) > 0 {
		de, en := columns(r.e.Emptied)
		return say("geleert: "+de+"; gelöscht wird nur von Hand, in register.yaml", "emptied: "+en+"; entries are deleted by hand only, in register.yaml"), nil
	}
	return lint.Messages{}, nil
}

var partWords = map[lint.FingerprintPart]lint.Messages{
	lint.PartText: {DE: "der Text des Auftraggebers", EN: "the customer's text"}, lint.PartObligation: {DE: "die Art", EN: "the type"},
	lint.PartAnswers: {DE: "die Auswahl der Antworten", EN: "the list of answers"}, lint.PartResponse: {DE: "unsere Antwort", EN: "our response"},
}

// columnWords name the columns of the matrix as people see them.
var columnWords = map[lint.EnteredField]lint.Messages{
	lint.EnteredOwner: {DE: "Zuständig", EN: "Owner"}, lint.EnteredVerifiedBy: {DE: "Freigegeben von", EN: "Verified by"},
	lint.EnteredVerifiedOn: {DE: "Freigegeben am", EN: "Verified on"}, lint.EnteredVerifiedWith: {DE: "Freigegeben anhand von", EN: "Verified against"},
	lint.EnteredQuestion: {DE: "Bieterfrage", EN: "Question to the customer"}, lint.EnteredWaiverReason: {DE: "Ausnahme: Grund", EN: "Waiver: reason"},
	lint.EnteredWaivedBy: {DE: "Ausnahme: wer", EN: "Waiver: who"}, lint.EnteredWaivedUntil: {DE: "Ausnahme: bis", EN: "Waiver: until"},
}

func columns(fs []lint.EnteredField) (de, en string) {
	var des, ens []string
	for _, f := range fs {
		des, ens = append(des, columnWords[f].DE), append(ens, columnWords[f].EN)
	}
	return strings.Join(des, ", "), strings.Join(ens, ", ")
}

func say(de, en string) lint.Messages { return lint.Messages{DE: de, EN: en} }

// note adds a change.
func (r *mergedRow) note(de, en string, w Write) {
	r.changes = append(r.changes, Change{r.e.Of, say(de, en)})
	r.writes = append(r.writes, w)
}

func (r *mergedRow) owner() (lint.Messages, error) {
	if !r.e.Any(lint.EnteredOwner) {
		return lint.Messages{}, nil
	}
	if other, ok := r.owners[r.e.Of.ID]; ok { // of a criterion that stands in several lots
		if other == r.e.Owner {
			return lint.Messages{}, nil
		}
		return say("eine andere Zeile mit dieser Nummer nennt einen anderen Zuständigen; eine Zuständigkeit gilt für die Nummer, also überall dieselbe eintragen",
			"another row with this number names another owner; an owner is noted for the number, so enter the same one everywhere"), nil
	}
	w := Write{List: "assignments", Same: []string{"criterion"}, Fields: []strictyaml.Pair{
		{Key: "criterion", Value: strictyaml.Quote(r.e.Of.ID)}, {Key: "owner", Value: strictyaml.Quote(r.e.Owner)},
	}}
	if a := r.assigned[strings.ToLower(r.e.Of.ID)]; a != nil {
		w.Old = a.At
	}
	r.owns = true
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
	on := r.e.VerifiedOn
	if on == "" || !r.e.Any(lint.EnteredVerifiedOn) {
		on = r.res.Bid.Config.Today // who verifies anew and leaves the old day there verifies today
	}
	ids := strings.FieldsFunc(r.e.VerifiedWith, func(c rune) bool { return strings.ContainsRune(",;\n ", c) })
	w, refused, err := Verify(r.res.Bid, r.e.Of, r.e.VerifiedBy, on, ids)
	if err != nil || refused != (lint.Messages{}) {
		return refused, err
	}
	de, en := "freigegeben von "+r.e.VerifiedBy+" am "+on, "verified by "+r.e.VerifiedBy+" on "+on
	if len(ids) > 0 {
		de, en = de+" anhand von "+strings.Join(ids, ", "), en+" against "+strings.Join(ids, ", ")
	}
	r.judges = true
	r.note(de, en, w)
	return lint.Messages{}, nil
}

// question adds a question, or changes the only one of the criterion while it is not asked.
func (r *mergedRow) question() (lint.Messages, error) {
	if !r.e.Any(lint.EnteredQuestion) {
		return lint.Messages{}, nil
	}
	text := strings.TrimSpace(r.e.Question)
	var draft *lint.Question
	for _, q := range r.questions[r.e.Of] {
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
	w := Write{List: "questions", Same: []string{"id"}, Fields: append([]strictyaml.Pair{{Key: "id", Value: strictyaml.Quote(id)}}, append(fieldsOf(r.e.Of), strictyaml.Pair{Key: "text", Value: strictyaml.Quote(text)})...)}
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
	old := r.waivers[r.e.Of]
	if len(old) > 1 {
		return say("es gibt mehrere Ausnahmen zu diesem Kriterium; in register.yaml ändern", "there are several waivers of this criterion; change them in register.yaml"), nil
	}
	if len(old) == 1 {
		return r.accept(old[0].Rule), nil
	}
	rules := waivable(r.found[r.e.Of])
	if len(rules) == 0 {
		return say("Ausnahme: zu diesem Kriterium gibt es keinen Befund, den man akzeptieren kann", "waiver: there is no finding on this criterion that can be accepted"), nil
	}
	for _, rule := range rules {
		if refused := r.accept(rule); refused != (lint.Messages{}) {
			return refused, nil
		}
	}
	return lint.Messages{}, nil
}

func (r *mergedRow) accept(rule string) lint.Messages {
	w, refused := Waive(r.res.Bid, rule, r.e.Of, r.e.WaiverReason, r.e.WaivedBy, r.e.WaivedUntil)
	if refused != (lint.Messages{}) {
		return refused
	}
	r.judges = true
	r.note("Ausnahme von "+rule+" bis "+r.e.WaivedUntil+" durch "+r.e.WaivedBy+": „"+r.e.WaiverReason+"“",
		"waiver of "+rule+" until "+r.e.WaivedUntil+" by "+r.e.WaivedBy+": “"+r.e.WaiverReason+"”", w)
	return lint.Messages{}
}

// waivable are the rules that may be waived, of those that find something about a criterion which keeps it open; where nothing does,
// of those that only give a hint.
func waivable(found []*lint.Finding) []string {
	for _, least := range []lint.Severity{lint.Warning, lint.Info} {
		var out []string
		for _, f := range found {
			if f.Severity >= least && f.Rule.MayBeWaived() && !slices.Contains(out, f.Rule.Name) {
				out = append(out, f.Rule.Name)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
