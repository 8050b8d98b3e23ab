package matrix

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// sorted are all findings, the gravest first, those with the most points before the others.
func (t *table) sorted() []*lint.Finding {
	fs := slices.Clone(t.r.Findings)
	weight := func(f *lint.Finding) float64 {
		if f.Criterion == nil || f.Criterion.Weight == nil {
			return 0
		}
		return *f.Criterion.Weight
	}
	slices.SortStableFunc(fs, func(a, b *lint.Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(weight(b), weight(a)))
	})
	return fs
}

// findings writes the sheet with every finding and its place, those about no criterion among them.
func (b *book) findings(names sheetNames, p plan) error {
	fs := b.t.sorted()
	if len(fs) == 0 {
		return nil
	}
	l, err := b.list(names.findings, []float64{15, 12, 10, 14, 72, 58, 22}, 0)
	if err != nil {
		return err
	}
	if err := l.header([]string{
		b.t.pick("Schwere", "Severity"), b.t.pick("Art", "Kind"), b.t.pick("Kriterium", "Criterion"), b.t.pick("Zuständig", "Owner"),
		b.t.pick("Befund", "Finding"), b.t.pick("Stelle", "Place"), b.t.pick("Regel", "Rule"),
	}, headLook); err != nil {
		return err
	}
	for _, f := range fs {
		name, who, row := p.about(f, names)
		to := b.t.to(f.At.Location)
		if err := l.write([]cell{
			{text: b.t.severity(f.Severity), look: look{box: true, bold: true}.in(report.SeverityColour(f.Severity))},
			{text: report.Kind(f.Kind, b.t.lang), look: look{box: true}},
			{text: fit(name, "…"), look: look{box: true, format: "@", link: !row.none()}, link: row},
			{text: fit(who, "…"), look: look{box: true, format: "@"}},
			{text: fit(clean(f.Message(b.t.lang)), "…"), look: look{box: true, format: "@"}},
			{text: fit(clean(b.t.place(f.At.Location)), "…"), look: look{box: true, link: !to.none(), format: "@"}, link: to},
			{text: f.Rule.Name, look: look{box: true, text: quietText, format: "@"}},
		}); err != nil {
			return err
		}
	}
	return l.close(len(l.widths))
}

// evidence writes the sheet with what responses cite, each with a link of its own.
func (b *book) evidence(names sheetNames, p plan) error {
	if len(p.evidence) == 0 {
		return nil
	}
	l, err := b.list(names.evidence, []float64{12, 52, 22, 60}, 0)
	if err != nil {
		return err
	}
	if err := l.header([]string{
		b.t.pick("Kriterium", "Criterion"), b.t.pick("Nachweis", "Evidence"), b.t.pick("Liegt vor?", "Is it there?"), b.t.pick("Angeführt in", "Cited in"),
	}, headLook); err != nil {
		return err
	}
	for _, r := range b.t.rows {
		for _, e := range r.proofs() {
			there, colour := b.t.presence(e)
			name := clean(joined(" – ", e.Name(), e.Target))
			address := b.t.proofAddress(e)
			to := b.t.to(e.At.Location)
			if err := l.write([]cell{
				{
					text: clean(r.ID), look: look{box: true, link: true, format: "@"},
					link: target{place: inQuotes(names.matrix) + "!A" + strconv.Itoa(p.criteria[r.Criterion])},
				},
				{text: fit(name, "…"), look: look{box: true, link: address != "", format: "@"}, link: target{address: address}},
				{text: there, look: look{box: true}.in(colour)},
				{text: fit(clean(b.t.place(e.At.Location)), "…"), look: look{box: true, link: !to.none(), format: "@"}, link: to},
			}); err != nil {
				return err
			}
		}
	}
	return l.close(len(l.widths))
}

// presence says whether evidence is there, as far as can be known, and how that looks.
func (t *table) presence(e lint.Evidence) (string, report.Colour) {
	switch {
	case gone(e):
		return t.pick("fehlt", "missing"), report.StatusColour(lint.StatusMissed)
	case e.Web:
		return t.pick("im Netz, ungeprüft", "on the web, unchecked"), report.StatusColour(lint.StatusUnverified)
	case e.Path != "":
		return t.pick("liegt vor", "is there"), report.StatusColour(lint.StatusAnswered)
	}
	return t.pick("nur genannt", "named only"), report.StatusColour(lint.StatusUnverified)
}

// positions writes the sheet with the priced lines.
func (b *book) positions(names sheetNames, _ plan) error {
	if len(b.t.r.Bid.Positions) == 0 {
		return nil
	}
	about := map[*lint.Position][]string{}
	for _, f := range b.t.r.Findings {
		if f.Position != nil {
			about[f.Position] = append(about[f.Position], b.t.severity(f.Severity)+": "+f.Message(b.t.lang))
		}
	}
	l, err := b.list(names.positions, []float64{10, 60, 11, 11, 14, 14, 46, 40}, 1)
	if err != nil {
		return err
	}
	if err := l.header([]string{
		"ID", b.t.pick("Position", "Position"), b.t.pick("Menge", "Quantity"), b.t.pick("Einheit", "Unit"), b.t.pick("Einzelpreis", "Unit price"),
		b.t.pick("Gesamtpreis", "Total"), b.t.pick("Befunde", "Findings"), b.t.pick("Stelle", "Place"),
	}, headLook); err != nil {
		return err
	}
	text := look{box: true, format: "@"}
	number := look{box: true, format: "@", across: "right"}
	for _, p := range b.t.r.Bid.Positions {
		to := b.t.to(p.At.Location)
		if p.PriceAt.File != "" {
			to = b.t.to(p.PriceAt.Location)
		}
		place := text
		place.link = !to.none()
		if err := l.write([]cell{
			{text: fit(clean(p.ID), "…"), look: look{box: true, bold: true, format: "@"}},
			{text: fit(clean(p.Text), "…"), look: text},
			{text: fit(clean(p.Quantity), "…"), look: number},
			{text: fit(clean(p.Unit), "…"), look: text},
			{text: fit(clean(p.UnitPrice), "…"), look: number},
			{text: fit(clean(p.Total), "…"), look: number},
			{text: fit(clean(joined("\n", about[p]...)), "…"), look: text},
			{text: fit(clean(b.t.place(p.At.Location)), "…"), look: place, link: to},
		}); err != nil {
			return err
		}
	}
	return l.close(len(l.widths))
}

// lists writes the hidden sheet from which statuses and owners are chosen.
func (b *book) lists(names sheetNames, _ plan) error {
	if _, err := b.add(names.lists); err != nil {
		return err
	}
	put := func(col string, i int, text string) error {
		return b.SetCellStr(names.lists, col+strconv.Itoa(i+1), fit(clean(text), "…"))
	}
	for i, s := range report.Statuses() {
		if err := put("A", i, report.Status(s, b.t.lang)); err != nil {
			return err
		}
	}
	for i, who := range b.t.owner {
		if err := put("B", i, who); err != nil {
			return err
		}
	}
	return b.SetSheetVisible(names.lists, false)
}
