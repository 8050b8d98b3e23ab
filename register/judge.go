package register

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// Verify makes the entry that a person verified the response to a criterion as it stands now, against evidence of the register.
// It takes the place of the entry that is there. The message says why nobody can verify that, and is empty where one can.
func Verify(bid *lint.Bid, c *lint.Criterion, by, on string, evidence []string) (Write, lint.Messages, error) {
	today := bid.Config.Today
	on, isDay := lint.Day(on)
	switch {
	case strings.TrimSpace(by) == "":
		return Write{}, say("freigegeben von fehlt: wer hat die Antwort angesehen?", "verified by is missing: who looked at the response?"), nil
	case !isDay:
		return Write{}, say(fmt.Sprintf("freigegeben am: „%s“ ist kein Tag; so schreiben: 31.12.2026 oder 2026-12-31", on),
			fmt.Sprintf("verified on: %q is no day; write it as 2026-12-31", on)), nil
	case on > today:
		return Write{}, say("freigegeben am: "+on+" liegt in der Zukunft", "verified on: "+on+" is in the future"), nil
	case c.Withdrawn:
		return Write{}, say("vom Auftraggeber gestrichen; es gibt nichts freizugeben", "withdrawn by the customer; there is nothing to verify"), nil
	case !c.Answered():
		return Write{}, say("es gibt keine Antwort, die man freigeben könnte", "there is no response to verify"), nil
	}
	ids, hashes, refused, err := proofs(bid, evidence)
	if err != nil || refused != (lint.Messages{}) {
		return Write{}, refused, err
	}
	w := Write{List: "verifications", Same: []string{"criterion"}, Fields: append(fieldsOf(c),
		strictyaml.Pair{Key: "by", Value: strictyaml.Quote(strings.TrimSpace(by))}, strictyaml.Pair{Key: "on", Value: on},
		strictyaml.Pair{Key: "evidence", Value: list(ids)}, strictyaml.Pair{Key: "files", Value: hashes}, judgedNow(c))}
	if v := bid.Register.VerificationOf(c); v != nil {
		w.Old = v.At
	}
	return w, lint.Messages{}, nil
}

// Waive makes the entry that a person accepts what a rule finds about a criterion as it stands now, until a day. It takes the
// place of the entry that is there.
func Waive(bid *lint.Bid, rule string, c *lint.Criterion, reason, by, until string) (Write, lint.Messages) {
	until, isDay := lint.Day(until)
	switch {
	case strings.TrimSpace(reason) == "":
		return Write{}, say("Ausnahme: der Grund fehlt", "waiver: the reason is missing")
	case strings.TrimSpace(by) == "":
		return Write{}, say("Ausnahme: wer trägt sie?", "waiver: who accepts it?")
	case until == "":
		return Write{}, say("Ausnahme: bis wann? Das Ende fehlt", "waiver: until when? The end is missing")
	case !isDay:
		return Write{}, say(fmt.Sprintf("Ausnahme: bis wann? „%s“ ist kein Tag; so schreiben: 31.12.2026 oder 2026-12-31", until),
			fmt.Sprintf("waiver: until when? %q is no day; write it as 2026-12-31", until))
	case until < bid.Config.Today:
		return Write{}, say("Ausnahme: "+until+" ist vorbei", "waiver: "+until+" is past")
	}
	w := Write{List: "waivers", Same: []string{"rule", "criterion"}, Fields: append(append([]strictyaml.Pair{{Key: "rule", Value: strictyaml.Quote(rule)}}, fieldsOf(c)...),
		strictyaml.Pair{Key: "reason", Value: strictyaml.Quote(strings.TrimSpace(reason))}, strictyaml.Pair{Key: "by", Value: strictyaml.Quote(strings.TrimSpace(by))},
		strictyaml.Pair{Key: "until", Value: until}, judgedNow(c))}
	for _, old := range bid.Register.Waivers {
		if old.Of == c && old.Rule == rule {
			w.Old = old.At
			break
		}
	}
	return w, lint.Messages{}
}

// Apply puts entries into the texts of a register and its history, which keeps what the entries are about. Before is the register
// as it was read: lint.Register.Source.
func Apply(printed string, before, now, history []byte, writes []Write, judged []lint.Parts) (register, newHistory []byte, err error) {
	if register, err = Splice(printed, before, now, writes); err != nil {
		return nil, nil, err
	}
	if len(judged) == 0 {
		return register, nil, nil
	}
	newHistory, err = Keep(history, judged...)
	return register, newHistory, err
}

// fieldsOf are the fields by which an entry finds its criterion.
func fieldsOf(c *lint.Criterion) []strictyaml.Pair {
	return []strictyaml.Pair{{Key: "criterion", Value: strictyaml.Quote(c.ID)}, {Key: "key", Value: strictyaml.Quote(c.Key)}}
}

// judgedNow is the field that notes what is judged.
func judgedNow(c *lint.Criterion) strictyaml.Pair {
	return strictyaml.Pair{Key: "judged", Value: strictyaml.Quote(Fingerprint(c.Parts()).String())}
}

// proofs are the IDs of evidence, each once, and the hashes of their files as YAML writes them. The message says what cannot
// carry a response.
func proofs(bid *lint.Bid, named []string) (ids []string, hashes string, refused lint.Messages, err error) {
	var known, files []string
	for _, e := range bid.Register.Evidence {
		known = append(known, e.ID)
	}
	for _, id := range named {
		e := bid.Register.EvidenceByID(id)
		switch {
		case e == nil:
			return nil, "", unknownEvidence(id, known), nil
		case e.Planned:
			return nil, "", say("der Nachweis "+id+" ist erst geplant", "the evidence "+id+" is only planned"), nil
		case e.ValidUntil != "" && e.ValidUntil < bid.Config.Today:
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

// unknownEvidence names what was probably meant, else all that there is.
func unknownEvidence(id string, known []string) lint.Messages {
	de, en := "das Register hat keinen Nachweis „"+id+"“", strictyaml.Unknown("evidence", id, known)
	switch near := strictyaml.Nearest(id, known); {
	case near != "":
		de += "; gemeint ist wohl „" + near + "“"
	case len(known) > 0:
		de += "; es hat " + strings.Join(known, ", ")
	default:
		line := fmt.Sprintf("- {id: %s, title: …, file: …, valid_until: …}", strictyaml.Quote(id))
		de, en = de+"; in register.yaml unter evidence: eintragen: "+line, en+"; enter it under evidence: in register.yaml: "+line
	}
	return say(de, en)
}

// list writes IDs as a list; nothing where there are none.
func list(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return strictyaml.QuoteList(ids)
}
