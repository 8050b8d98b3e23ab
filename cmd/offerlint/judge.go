package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
)

// A judgement is what a person decided about criteria of a bid, on its way into the register.
type judgement struct {
	*app
	bid  *lint.Bid
	name string // of the register, which need not be there yet
	lang string

	writes []register.Write
	judged []lint.Parts
	said   []string // what the writes say, a line each
}

// judgement reads the one bid that a command is about.
func (a *app) judgement(dir string) (*judgement, target, error) {
	t, err := a.bidNamed(dir)
	if err != nil {
		return nil, t, err
	}
	j := &judgement{app: a}
	if j.name, err = registerFile(t.config); err != nil {
		return nil, t, err
	}
	if j.bid, err = a.read(t); err != nil {
		return nil, t, err
	}
	j.lang = a.reportOptions().Language(j.bid)
	return j, t, nil
}

func (j *judgement) pick(de, en string) string { return lint.Messages{DE: de, EN: en}.In(j.lang) }

// refuse is the error about one criterion.
func (j *judgement) refuse(c *lint.Criterion, why lint.Messages) error {
	return fmt.Errorf("%s: %s", lint.Printable(c.ID), lint.Printable(why.In(j.lang)))
}

// enter notes an entry and what it says.
func (j *judgement) enter(c *lint.Criterion, w register.Write, what string) {
	j.writes, j.judged = append(j.writes, w), append(j.judged, c.Parts())
	j.said = append(j.said, lint.Printable(c.ID+": "+what))
}

// write puts the entries into the register, unless that is only tried, and says so.
func (j *judgement) write(dryRun bool) error {
	done := j.pick("nichts geschrieben (--dry-run)", "nothing written (--dry-run)")
	switch {
	case len(j.writes) == 0:
		done = j.pick("nichts zu schreiben", "nothing to write")
	case !dryRun:
		err := register.Update(j.name, func(now, history []byte) ([]byte, []byte, error) {
			return register.Apply(printed(j.name), j.bid.Register.Source, now, history, j.writes, j.judged)
		})
		if err != nil {
			return err
		}
		done = printed(j.name) + j.pick(" geschrieben", " written")
	}
	if !j.quiet {
		fmt.Fprintln(j.out, strings.Join(append(j.said, done), "\n"))
	}
	return nil
}

// criteria are those that IDs name, with * as wildcard, in the customer's order. An ID of none is an error.
func (j *judgement) criteria(ids []string) ([]*lint.Criterion, error) {
	chosen := map[*lint.Criterion]bool{}
	for _, id := range ids {
		any := false
		for _, c := range j.bid.Criteria {
			if lint.MatchesID(id, c.ID) {
				chosen[c], any = true, true
			}
		}
		if !any {
			return nil, fmt.Errorf("unknown criterion %q%s; offerlint criteria lists them", id, didYouMean(id, allIDs(j.bid)))
		}
	}
	return slices.DeleteFunc(slices.Clone(j.bid.Criteria), func(c *lint.Criterion) bool { return !chosen[c] }), nil
}

// within are the criteria of sections and of owners; with neither all of them.
func (j *judgement) within(sections, owners []string) ([]*lint.Criterion, error) {
	out := slices.Clone(j.bid.Criteria)
	for _, by := range []struct {
		flag   string
		values []string
		of     func(c *lint.Criterion) string
		is     func(pattern, value string) bool
	}{
		{"section", sections, func(c *lint.Criterion) string { return c.Section }, inSection},
		{"owner", owners, func(c *lint.Criterion) string { return c.Owner }, matches},
	} {
		for _, v := range by.values {
			if !slices.ContainsFunc(j.bid.Criteria, func(c *lint.Criterion) bool { return by.is(v, by.of(c)) }) {
				var known []string
				for _, c := range j.bid.Criteria {
					known = append(known, by.of(c))
				}
				return nil, fmt.Errorf("--%s: nothing matches %q%s", by.flag, v, didYouMean(v, known))
			}
		}
		out = slices.DeleteFunc(out, func(c *lint.Criterion) bool {
			return len(by.values) > 0 && !slices.ContainsFunc(by.values, func(v string) bool { return by.is(v, by.of(c)) })
		})
	}
	return out, nil
}

// inSection compares a section with a pattern or with its number: 3 is "3 Betrieb" and "3.1 Sicherung", and not "31".
func inSection(pattern, section string) bool {
	if matches(pattern, section) {
		return true
	}
	rest, ok := strings.CutPrefix(strings.ToLower(section), strings.ToLower(pattern))
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && pattern != "" && !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

func allIDs(bid *lint.Bid) []string {
	var ids []string
	for _, c := range bid.Criteria {
		ids = append(ids, c.ID)
	}
	return ids
}
