package lint

import (
	"slices"
	"strings"
	"time"
)

// Inline reports whether the waiver is a comment in the offer and no entry of the register.
func (w *Waiver) Inline() bool { return w.Comment }

// ignored reads the waivers that stand in the offer as comments, each for the block that follows it:
//
//	<!-- offerlint:ignore hedged-response by: c.muster until: 2026-12-15 reason: agreed with legal -->
//
// Of a table it is the whole table. The end date may be left out: it is then the day on which the offer is due. Several rules
// stand one after the other, and become a waiver each.
func ignored(bid *Bid) []*Waiver {
	var out []*Waiver
	for _, t := range bid.Passages {
		for i, b := range t.Blocks {
			if b.Kind != Comment {
				continue
			}
			rest, ok := marked(b.Str)
			if !ok {
				continue
			}
			w := readIgnore(rest)
			w.At, w.Comment, w.Over = b.Span.Location, true, following(t.Blocks[i+1:])
			if due := bid.Config.Submission.Due; w.Until == "" && !due.IsZero() {
				w.Until = due.Format(time.DateOnly)
			}
			rules := strings.FieldsFunc(w.Rule, func(r rune) bool { return r == ',' || r == ' ' })
			w.Faulty = w.Faulty || len(rules) == 0 || w.By == "" || w.Reason == ""
			if w.Faulty {
				out = append(out, &w)
				continue
			}
			for _, rule := range rules {
				one := w
				one.Rule = rule
				out = append(out, &one)
			}
		}
	}
	return out
}

// marked is what follows offerlint:ignore at the beginning of a comment.
func marked(comment string) (string, bool) {
	s := strings.Join(strings.Fields(comment), " ")
	for _, mark := range []string{"offerlint:ignore", "offerlint-ignore", "offerlint ignore", "offerlint: ignore"} {
		if len(s) >= len(mark) && strings.EqualFold(s[:len(mark)], mark) {
			rest := s[len(mark):]
			return strings.TrimLeft(rest, ": "), rest == "" || rest[0] == ' ' || rest[0] == ':'
		}
	}
	return "", false
}

// ignoreKeys are the words that begin a value.
var ignoreKeys = []string{"by:", "until:", "reason:"}

// readIgnore reads the rules and the values of a comment. A value runs to the next key; a key that stands twice, and an end
// date that is none, make the comment faulty.
func readIgnore(s string) Waiver {
	values, key := map[string][]string{}, ""
	var w Waiver
	for _, word := range strings.Fields(s) {
		if k := strings.ToLower(word); slices.Contains(ignoreKeys, k) {
			_, twice := values[k]
			key, w.Faulty = k, w.Faulty || twice
			values[key] = nil
			continue
		}
		values[key] = append(values[key], word)
	}
	value := func(key string) string { return strings.Trim(strings.Join(values[key], " "), `"' `) }
	w.Rule, w.By, w.Reason, w.Until = value(""), value("by:"), value("reason:"), value("until:")
	if _, err := time.Parse(time.DateOnly, w.Until); w.Until != "" && err != nil {
		w.Faulty = true
	}
	return w
}

// following is the first block that is no comment; of a table all of its cells.
func following(blocks []*Block) []*Block {
	for i, b := range blocks {
		if b.Kind == Comment {
			continue
		}
		if b.Table() == 0 {
			return []*Block{b}
		}
		n := slices.IndexFunc(blocks[i:], func(c *Block) bool { return c.Table() != b.Table() && c.Kind != Comment })
		if n < 0 {
			n = len(blocks) - i
		}
		return blocks[i : i+n]
	}
	return nil
}
