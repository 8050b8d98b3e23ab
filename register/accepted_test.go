package register

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// What is accepted is read again as it was, the oddest texts included, and the last version counts. What was judged before
// stays.
func TestAcceptAndRead(t *testing.T) {
	dir := t.TempDir()
	weight := 2.5
	file := filepath.ToSlash(filepath.Join(dir, "rfp", "k ä.xlsx"))
	at := func(line int) lint.Span {
		return lint.At(lint.Location{File: file, Sheet: "Blatt: 1", Line: line, Col: 2})
	}
	first := &lint.Version{By: "a.muster", On: "2026-11-20", Files: []string{"rfp/k ä.xlsx"}, Criteria: []*lint.Criterion{
		{ID: "K-1", Key: "k", Text: "alt", At: at(2)},
	}}
	second := &lint.Version{
		By: "b: beispiel # 1", On: "2026-11-21", Files: []string{"rfp/k ä.xlsx", "rfp/x.csv"}, Criteria: []*lint.Criterion{
			{
				ID: "K-1", Key: "k", Lot: "2", Section: "1 | Betrieb", Title: "Titel", Text: " zwei\nZeilen\t\u0085\u2028 \ufeff \x01 \"quer\" <b> ", Obligation: lint.Scored,
				ObligationWord: "B", Weight: &weight, Allowed: []string{"Ja", "Nein"}, Hidden: true, Withdrawn: true, At: at(3),
			},
			{ID: "Blatt: 1!4", Text: "---", At: at(4)},
		},
		Positions: []*lint.Position{{ID: "1.1", Text: "Lizenz", Section: "Preise", Quantity: "1.000", Unit: "Stück", Hidden: true, At: at(9)}},
	}
	src, err := Keep(nil, lint.Parts{Text: "kept"})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []*lint.Version{first, second} {
		if src, err = Accept(src, v, dir); err != nil {
			t.Fatal(err)
		}
	}
	if src, err = Keep(src, lint.Parts{Text: "kept later"}); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"as written": string(src), "with Windows line ends": strings.ReplaceAll(string(src), "\n", "\r\n")} {
		if err := os.WriteFile(filepath.Join(dir, HistoryName), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		bid := &lint.Bid{Config: lint.Config{File: "offerlint.yaml", Dir: dir}}
		if err := recall(bid, ""); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		got := bid.Register.Accepted
		for _, c := range got.Criteria {
			if c.Fingerprint() == (lint.Fingerprint{}) {
				t.Errorf("%s: %s: what was judged is lost", name, c.ID)
			}
			c.Extras = nil
		}
		got.At = lint.Location{}
		if diff := cmp.Diff(second, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if len(bid.Register.Past) != 3 { // the two texts, and the empty one of the obligation
			t.Errorf("%s: %d texts were judged: %v", name, len(bid.Register.Past), bid.Register.Past)
		}
	}
}

// A history that was damaged is refused, not left out.
func TestDamagedHistory(t *testing.T) {
	for text, want := range map[string]string{
		"versions:\n  - by: a\n    criteria: |\n      {\"id\": \"K-1\"\n":                            "line 1 of this version cannot be read",
		"versions:\n  - by: a\n    criteria: |\n      {\"id\": \"K-1\", \"obligation\": \"much\"}\n": "unknown obligation",
		"versions:\n  - by: a\n    rows: x\n":                                                        "unknown key",
		"versions:\n  - by: a\n":                                                                     "no criteria and no positions",
		"versions: 3\n":                                                                              "want a list",
		"":                                                                                           "is empty; restore it from a copy",
		historyHead:                                                                                  "is empty; restore it from a copy",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, HistoryName), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := recall(&lint.Bid{Config: lint.Config{File: "offerlint.yaml", Dir: dir}}, "")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want an error with %q, got %v", text, want, err)
		}
	}
}

// A register may be a link to a file elsewhere, as where several bids keep theirs in one folder: what is written beside that file
// is found again.
func TestHistoryBehindALink(t *testing.T) {
	dir := t.TempDir()
	bids, shared := filepath.Join(dir, "bid"), filepath.Join(dir, "registers")
	for _, d := range []string{bids, shared} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	there, link := filepath.Join(shared, "bid.yaml"), filepath.Join(bids, Name)
	if err := os.WriteFile(there, []byte("evidence:\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(there, link); err != nil {
		t.Skip(err)
	}
	v := &lint.Version{By: "a.muster", On: "2026-11-20", Criteria: []*lint.Criterion{{ID: "K-1", At: lint.At(lint.Location{File: "rfp.csv", Line: 2})}}}
	err := Update(link, func(_, past []byte) ([]byte, []byte, error) {
		out, err := Accept(past, v, bids)
		return nil, out, err
	})
	if err != nil {
		t.Fatal(err)
	}
	bid := &lint.Bid{Config: lint.Config{File: filepath.Join(bids, "offerlint.yaml"), Dir: bids}}
	if err := Attach(bid); err != nil {
		t.Fatal(err)
	}
	if bid.Register.Accepted == nil {
		t.Error("the version that was accepted is not found again")
	}
}

// TestHistoryStaysReadable: what could not be read again is not written, and the message says what helps.
func TestHistoryStaysReadable(t *testing.T) {
	src := []byte("judged: []\n# " + strings.Repeat("x", strictyaml.MaxBytes-40) + "\n")
	v := &lint.Version{By: "a.muster", On: "2026-11-20", Criteria: []*lint.Criterion{{ID: "K-1", Text: "Das System druckt."}}}
	_, accepting := Accept(src, v, "")
	_, keeping := Keep(src, lint.Parts{Text: "Das System druckt."})
	for _, err := range []error{accepting, keeping} {
		if err == nil || !strings.Contains(err.Error(), "delete the oldest entries under versions") {
			t.Errorf("got %v", err)
		}
	}
}
