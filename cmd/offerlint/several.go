package main

import (
	"bytes"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/rulesets"
)

// A judged is what became of one target.
type judged struct {
	res  *lint.Result
	err  error  // why the bid could not be checked; nil where it was
	said []byte // for standard error
}

// judgeAll checks bids side by side, as many as there are processors, and hands each to take in the order of the targets: the
// output is the same on any machine.
func (a *app) judgeAll(targets []target, f checkFlags, take func(*lint.Result, error)) {
	a.prepared = &prepared{sets: map[string]func() (*lint.Ruleset, error){}}
	before := *a // what take changes is nobody's who judges
	done := make([]chan judged, len(targets))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range targets {
		done[i] = make(chan judged, 1)
	}
	go func() {
		for i, t := range targets {
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				done[i] <- before.judgeAside(t, f)
			}()
		}
	}()
	for i, t := range targets {
		a.begin(t.name())
		j := <-done[i]
		if len(j.said) > 0 {
			a.aside()
			_, _ = io.Copy(a.err, bytes.NewReader(j.said))
		}
		take(j.res, j.err)
	}
}

// judgeAside checks one bid and keeps what there is to say.
func (a *app) judgeAside(t target, f checkFlags) judged {
	var said bytes.Buffer
	own := *a
	own.err, own.busy, own.tongue = &said, nil, t.config.Language
	res, err := own.judge(t, f)
	if err != nil {
		own.complain(err)
		err = inLanguage(err, own.tongue)
	}
	return judged{res, err, said.Bytes()}
}

// A prepared keeps what bids with the same rules share: the rules, and the phrases made ready for matching.
type prepared struct {
	mu   sync.Mutex
	sets map[string]func() (*lint.Ruleset, error)

	phrases []lint.Phrase
	matcher *phrase.Matcher
}

// rules is loadRules for one of several bids. Rules that a bid states itself are its own, and so are errors, which name the place
// where a bid names the ruleset.
func (p *prepared) rules(t target, flags []string) (*lint.Ruleset, error) {
	load := func() (*lint.Ruleset, error) { return loadRules(t, flags) }
	key := ""
	for _, l := range layers(t, flags) {
		file, err := filepath.Abs(filepath.Join(l.Dir, l.Name))
		if l.Rules != nil || err != nil {
			return load()
		}
		if slices.Contains(rulesets.Builtin(), l.Name) {
			file = ""
		}
		key += l.Name + "\x00" + file + "\x00"
	}
	p.mu.Lock()
	once, ok := p.sets[key]
	if !ok {
		once = sync.OnceValues(load)
		p.sets[key] = once
	}
	p.mu.Unlock()
	if set, err := once(); err == nil {
		return set, nil
	}
	return load()
}

// match is phrase.Match with a matcher that serves as long as the phrases stay the same.
func (p *prepared) match(blocks []*lint.Block, phrases []lint.Phrase) ([]lint.Hit, error) {
	p.mu.Lock()
	if p.matcher == nil || !slices.Equal(p.phrases, phrases) {
		m, err := phrase.Compile(phrases)
		if err != nil {
			p.mu.Unlock()
			return nil, err
		}
		p.phrases, p.matcher = phrases, m
	}
	m := p.matcher
	p.mu.Unlock()
	return m.Find(blocks), nil
}
