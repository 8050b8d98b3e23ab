package quantity

import (
	"maps"
	"math/big"
	"slices"
)

// A Verdict says how a quantity that is offered stands to one that is asked for.
type Verdict uint8

// The verdicts. Unrelated: other kinds, or the same kind of another thing, which must never be compared. Unknown: the
// kinds match, and which of the two is better cannot be told.
const (
	Unrelated Verdict = iota
	Unknown
	Meets
	Weaker
	OtherBasis
)

// Direction says which way a quantity is better: 1 the more, -1 the less, 0 cannot be told. A comparator decides before
// what is measured.
func (q Quantity) Direction() int {
	if q.Kind == TimeOfDay {
		if q.beforeTime() {
			return -1
		}
		return 0
	}
	switch q.Comparator {
	case AtLeast, MoreThan:
		return 1
	case AtMost, LessThan:
		return -1
	case Exactly, Between:
		return 0
	case Upto:
		switch d := directions[q.Measure]; {
		case !q.mostByUpto():
			return 1
		case d > 0 && (q.Kind == Date || q.Kind == Temperature): // valid until, operates at up to
			return d
		case d > 0:
			return 0 // "bis zu 10 Jahre aufbewahren": so long, or no longer
		}
		return -1
	}
	if d, ok := directions[q.Measure]; ok {
		return d
	}
	switch q.Kind {
	case Schedule, Clock, Density, Rate, Frequency:
		return 1
	case Loudness:
		return -1
	}
	return 0
}

// mostByUpto reports whether "up to" names the most that may be, and not what must be carried.
func (q Quantity) mostByUpto() bool {
	return slices.Contains([]Kind{Duration, Date, TimeOfDay, Money, Percent, Loudness, Temperature}, q.Kind)
}

// directions say which way what is measured is better.
var directions = map[string]int{
	"availability": 1, "downtime": -1, "rpo": -1, "rto": -1, "resolution": -1, "onsite": -1, "response": -1, "latency": -1, "deletion": -1, "retention": 1,
	"golive": -1, "completion": -1, "delivery": -1, "start": -1, "warranty": 1, "validity": 1, "lifetime": 1, "insurance": 1, "turnover": 1, "price": -1,
	"experience": 1, "memory": 1, "storage": 1, "bandwidth": 1, "capacity": 1, "reporting": 1, "attainment": 1, "operation": 1, "endurance": 1, "maintenance": 0, "term": 0, "notice": 0, "payment": 0, "penalty": 0, "share": 0,
}

// SameThing reports whether two quantities may speak about the same thing: their kinds and units can be compared, what is
// measured agrees where both say it, and no dimension of their scopes differs.
func SameThing(a, b Quantity) bool {
	if !a.Comparable(b) || a.Measure != "" && b.Measure != "" && a.Measure != b.Measure && !kin(a.Measure, b.Measure) {
		return false
	}
	for k, v := range a.Scope {
		if w, ok := b.Scope[k]; ok && v != w {
			return false
		}
	}
	return true
}

// kin reports whether two measures are words for nearly the same.
func kin(a, b string) bool {
	for _, group := range [][]string{
		{"latency", "response"},
		{"golive", "completion", "delivery", "start"},
		{"rto", "resolution"},
		{"storage", "capacity", "memory"},
		{"bandwidth", "capacity"},
		{"retention", "storage"},
		{"price", "penalty"},
		{"onsite", "response"},
		{"notice", "reporting"},
		{"lifetime", "retention"},
	} {
		if slices.Contains(group, a) && slices.Contains(group, b) {
			return true
		}
	}
	return false
}

// Compare judges what is offered against what is asked. It answers Weaker only where that holds under every reading of
// both numbers.
func Compare(asked, offered Quantity) Verdict {
	switch {
	case !SameThing(asked, offered):
		if swapped(asked, offered) || perOther(asked, offered) {
			return OtherBasis
		}
		return Unrelated
	case asked.Kind == Schedule:
		return compareSchedules(asked, offered)
	case opposed(asked, offered), opposed(offered, asked):
		return Unrelated
	}
	d := asked.Direction()
	if d == 0 && asked.Comparator == Stated {
		if d = offered.Direction(); d == 0 && asked.Kind != TimeOfDay && asked.wholly() {
			d = 1
		}
	}
	if asked.Kind == Date && asked.Measure == "" && asked.Comparator == Upto && directions[offered.Measure] > 0 {
		d = 1 // "bis 31.03.2027 bindend": the answer says what the date is
	}
	v := compareValues(asked, offered, d)
	if v == Weaker && otherSense(asked, offered) {
		return Unknown
	}
	if otherTax(asked, offered) && v != Weaker {
		return OtherBasis
	}
	if asked.Period != offered.Period && perPeriod(asked.Kind) {
		v = otherPeriod(asked, offered, v)
	}
	switch {
	case v == Unknown && otherDays(asked, offered):
		return OtherBasis
	case v == Weaker || v == OtherBasis || v == Unknown && !sameNumber(asked, offered):
		return v
	case asked.Scope["per"] != "" && offered.Scope["per"] == "" && offered.Scope["sum"] != "" && perPeriod(asked.Kind):
		return OtherBasis // "insgesamt 2 Techniker" for "2 Techniker je Standort"
	case weakerBasis(asked, offered):
		return OtherBasis
	}
	return v
}

// otherTax reports whether one of two amounts of money holds the value added tax and the other does not.
func otherTax(a, b Quantity) bool {
	return a.Kind == Money && a.Basis["vat"] != "" && b.Basis["vat"] != "" && a.Basis["vat"] != b.Basis["vat"]
}

// wholly reports whether a quantity that stands alone can only fall short: all of something, and so many things.
func (q Quantity) wholly() bool {
	_, measured := directions[q.Measure]
	return !measured && (q.Kind == Count || q.Kind == Percent && q.Unit == "" && len(q.Values) == 1 && q.Low().Cmp(big.NewRat(100, 1)) == 0)
}

// opposed reports whether a comparator of a shows that it is not what b measures: at least 24 hours are no time to respond.
func opposed(a, b Quantity) bool {
	return a.Measure == "" && a.Kind == Duration && a.side()*directions[b.Measure] < 0
}

// otherSense reports whether the numbers count opposite things, so that less of the one is more of the other: a share of the
// time in which something does not work is set against one in which it does.
func otherSense(asked, offered Quantity) bool {
	half := big.NewRat(50, 1)
	return asked.Kind == Percent && asked.Measure == "availability" && offered.Measure == "" && offered.Comparator == LessThan && asked.Low().Cmp(half) > 0 && offered.High().Cmp(half) < 0
}

// otherPeriod judges numbers that are reckoned over two periods: as much in a longer time is less. What is said for no
// period may be meant for any, and of money for the one asked about.
func otherPeriod(asked, offered Quantity, v Verdict) Verdict {
	a, o := periodLength[asked.Period], periodLength[offered.Period]
	switch {
	case a == 0 || o == 0:
		if asked.Kind == Money && o == 0 || v == Weaker && a == 0 {
			return v
		}
		return Unknown
	case asked.Kind == Money:
		return Unknown
	case v == Meets && o > a:
		return OtherBasis
	case v == Weaker && o < a:
		return Unknown
	}
	return v
}

// perPeriod reports whether numbers of a kind are reckoned over a period, so that only those over the same compare.
func perPeriod(k Kind) bool { return k == Count || k == Money || k == Data }

func sameNumber(a, b Quantity) bool { return a.Low().Cmp(b.Low()) == 0 && a.High().Cmp(b.High()) == 0 }

// compareValues compares numbers alone, where more is better (d 1) or less (d -1).
func compareValues(asked, offered Quantity, d int) Verdict {
	if len(asked.Values) > 1 && asked.Unit == offered.Unit && slices.EqualFunc(asked.Values, offered.Values, func(x, y *big.Rat) bool { return x.Cmp(y) == 0 }) && !asked.spans() && !offered.spans() {
		asked.Values, offered.Values = asked.Values[:1], offered.Values[:1] // the same figure, however it is read
	}
	askedLow, askedHigh := edges(asked, offered)
	offeredLow, offeredHigh := edges(offered, asked)
	same := askedLow.Cmp(offeredLow) == 0 && askedHigh.Cmp(offeredHigh) == 0
	switch {
	case asked.Comparator == Exactly && offered.Comparator != Between && (offeredHigh.Cmp(askedLow) < 0 || offeredLow.Cmp(askedHigh) > 0):
		return Weaker
	case asked.Tolerance && asked.Unit == offered.Unit:
		return within(asked, offered)
	case asked.Comparator == Between:
		return compareRanges(asked, offered)
	case d == 0 && same:
		return Meets
	case d == 0 || len(asked.Values) == 0:
		return Unknown
	case d < 0:
		return lessIsBetter(asked, offered, askedLow, askedHigh, offeredLow, offeredHigh)
	}
	return moreIsBetter(asked, offered, askedLow, askedHigh, offeredLow, offeredHigh)
}

// edges are the bounds of q in a unit that o has too. Hours and days of work are compared as such: a working day has 6 to 12 hours.
func edges(q, o Quantity) (low, high *big.Rat) {
	switch {
	case q.Unit == o.Unit:
		return q.Low(), q.High()
	case q.Unit == BusinessDay && o.Unit == BusinessHour:
		return new(big.Rat).Mul(q.Low(), big.NewRat(6, 1)), new(big.Rat).Mul(q.High(), big.NewRat(12, 1))
	case q.Unit == BusinessHour && o.Unit == BusinessDay:
		return q.Low(), q.High()
	}
	return q.Bounds()
}

func lessIsBetter(asked, offered Quantity, askedLow, askedHigh, offeredLow, offeredHigh *big.Rat) Verdict {
	strict := asked.Comparator == LessThan && offered.Comparator != LessThan
	switch {
	case offered.Comparator == AtLeast || offered.Comparator == MoreThan:
		if offeredLow.Cmp(askedHigh) > 0 || offered.Comparator == MoreThan && offeredLow.Cmp(askedHigh) >= 0 {
			return Weaker
		}
		return Unknown
	case offeredLow.Cmp(askedHigh) > 0 && !offered.spans(), offered.Comparator == Between && offeredHigh.Cmp(askedHigh) > 0 && !asked.spans():
		return Weaker // only a part of a range is enough
	case offered.spans() && offeredLow.Cmp(askedHigh) > 0:
		return Weaker
	case strict && offeredLow.Cmp(askedHigh) == 0:
		return Weaker
	case offeredHigh.Cmp(askedLow) <= 0, offeredHigh.Cmp(askedHigh) <= 0 && (asked.spans() || asked.Unit == offered.Unit && len(asked.Values) == 1):
		return Meets
	case offered.Unit == "" && asked.Unit == BusinessDay && notLonger(offered, asked):
		return Meets
	}
	return Unknown
}

// notLonger reports whether so many calendar days are no more than so many working days.
func notLonger(calendar, working Quantity) bool {
	days := new(big.Rat).Mul(working.Low(), big.NewRat(day, 1))
	return calendar.High().Cmp(days) <= 0
}

func moreIsBetter(asked, offered Quantity, askedLow, askedHigh, offeredLow, offeredHigh *big.Rat) Verdict {
	strict := asked.Comparator == MoreThan && offered.Comparator != MoreThan
	switch {
	case offeredHigh.Cmp(askedLow) < 0, strict && offeredHigh.Cmp(askedLow) == 0, offered.Comparator == LessThan && offeredHigh.Cmp(askedLow) <= 0:
		return Weaker
	case offered.Comparator == LessThan, offered.Comparator == AtMost && offered.Kind != Count:
		return Unknown // as much at most, and maybe less
	case offered.Comparator == Upto && (offered.Kind == Percent || offered.Kind == Duration):
		return Unknown
	case offered.Comparator == Between && offeredLow.Cmp(askedLow) < 0:
		return Weaker // only a part of the range is enough
	case offeredLow.Cmp(askedHigh) >= 0, offeredLow.Cmp(askedLow) >= 0 && asked.Unit == offered.Unit && len(asked.Values) == 1:
		return Meets
	}
	return Unknown
}

// spans reports whether a quantity is no single value: a range, or a part of a year.
func (q Quantity) spans() bool { return len(q.Upper) > 0 }

// compareRanges asks of temperatures that they cover the range asked for; of other ranges it cannot tell.
func compareRanges(asked, offered Quantity) Verdict {
	covers := offered.Low().Cmp(asked.Low()) <= 0 && offered.High().Cmp(asked.High()) >= 0
	switch {
	case sameNumber(asked, offered), covers && asked.Kind == Temperature:
		return Meets
	case asked.Kind == Temperature && offered.Comparator == Between:
		return Weaker
	case asked.Unit == offered.Unit && offered.Low().Cmp(asked.Low()) >= 0 && offered.High().Cmp(asked.High()) <= 0:
		return Meets
	case asked.Unit == offered.Unit && offered.Comparator != AtMost && offered.Comparator != AtLeast && (offered.Low().Cmp(asked.High()) > 0 || offered.High().Cmp(asked.Low()) < 0):
		if asked.Kind == Count {
			return Weaker
		}
		if asked.Direction() == 0 && directions[asked.Measure] == 0 {
			return Unknown
		}
		if d := directions[asked.Measure]; d > 0 && offered.High().Cmp(asked.Low()) < 0 || d < 0 && offered.Low().Cmp(asked.High()) > 0 {
			return Weaker
		}
		return Meets
	}
	return Unknown
}

// compareSchedules wants the hours asked for to be covered. Days and hours without a beginning and an end, as in 5×8, are
// another basis and no shorter time.
func compareSchedules(asked, offered Quantity) Verdict {
	switch {
	case offered.Hours.Covers(asked.Hours) && (offered.Hours.PerDay >= 1440 || offered.Hours.Clocked() || !asked.Hours.Clocked()):
		return Meets
	case offered.Hours.Covers(asked.Hours), !offered.Hours.Clocked():
		return OtherBasis
	}
	return Weaker
}

// swapped reports whether the offer says when somebody answers where it is asked when the fault is gone.
func swapped(asked, offered Quantity) bool {
	answers := offered.Measure == "response" || offered.Measure == "start"
	if asked.Kind != Duration || offered.Kind != Duration || !answers || asked.Measure != "resolution" && asked.Measure != "rto" && asked.Measure != "onsite" {
		return false
	}
	for k, v := range asked.Scope {
		if w, ok := offered.Scope[k]; ok && v != w {
			return false
		}
	}
	return true
}

// perOther reports whether the same number is offered for each of something else: "50 GB je Mandant" for "50 GB je Nutzer".
func perOther(asked, offered Quantity) bool {
	a, o := asked.Scope["per"], offered.Scope["per"]
	if a == "" || o == "" || a == o || !sameNumber(asked, offered) {
		return false
	}
	for k, v := range asked.Scope {
		if w, ok := offered.Scope[k]; ok && v != w && k != "per" {
			return false
		}
	}
	asked.Scope, offered.Scope = nil, nil
	return SameThing(asked, offered)
}

// weakerBasis reports whether the same number means less as it is offered.
func weakerBasis(asked, offered Quantity) bool {
	if len(basisConflicts(asked, offered)) > 0 || len(leftOut(asked, offered)) > 0 {
		return true
	}
	return otherDays(asked, offered)
}

// otherDays reports whether working time is offered where the clock runs through.
func otherDays(asked, offered Quantity) bool {
	return asked.Kind == Duration && asked.Unit == "" && (offered.Unit == BusinessDay || offered.Unit == BusinessHour)
}

// periodLength orders base periods: an availability that holds in each month holds in the year, and as many in a minute are
// as many in an hour. So long an outage in a month is more than in a year.
var periodLength = map[string]int{"second": 1, "minute": 2, "hour": 3, "day": 4, "week": 5, "fortnight": 6, "month": 7, "quarter": 8, "half-year": 9, "year": 10}

// basisConflicts lists the dimensions in which the offer is measured otherwise, sorted.
func basisConflicts(asked, offered Quantity) []string {
	var out []string
	if a, o := periodLength[asked.Period], periodLength[offered.Period]; a > 0 && o > 0 && (asked.Kind == Money && a != o || asked.Kind == Duration && o < a || asked.Kind != Duration && o > a) {
		out = append(out, "period")
	}
	for _, k := range slices.Sorted(maps.Keys(asked.Basis)) {
		v := asked.Basis[k]
		if w, ok := offered.Basis[k]; ok && v != w && !stricter(k, v, w) {
			out = append(out, k)
		}
	}
	if offered.Basis["clock"] == "business" && asked.Basis["clock"] == "" && asked.Unit == "" && (asked.Kind == Duration || asked.Kind == Percent) {
		out = append(out, "clock")
	}
	if s := offered.Basis["stat"]; (s == "average" || s == "median") && asked.Basis["stat"] == "" && asked.Comparator != Stated && asked.Kind != Percent {
		out = append(out, "stat")
	}
	return out
}

// stricter reports whether w promises more than v in a dimension of the basis.
func stricter(dimension, v, w string) bool {
	switch dimension {
	case "clock":
		return w == "24x7"
	case "users":
		return w == "concurrent"
	case "stat":
		order := []string{"average", "median", "p90", "p95", "p99", "peak"}
		return slices.Index(order, w) > slices.Index(order, v)
	}
	return false
}

// leftOut lists what the offer leaves out of account and the customer does not.
func leftOut(asked, offered Quantity) []string {
	var out []string
	for _, e := range offered.Exclusions {
		if !slices.Contains(asked.Exclusions, e) && (e != "holiday" || asked.Kind != Percent) {
			out = append(out, e)
		}
	}
	return out
}

// A Difference is one way in which what is offered is measured otherwise than what is asked.
type Difference struct {
	Dimension      string // "period", "clock", "stat", "vat", "after", "users", "point", "excludes", "days", "measure", "hours", "per"
	Asked, Offered string // "" where it is not said
}

// Differences lists how the basis of an offer differs from what is asked, for people to read.
func Differences(asked, offered Quantity) []Difference {
	var out []Difference
	if asked.Measure != "" && offered.Measure != "" && asked.Measure != offered.Measure && swapped(asked, offered) {
		out = append(out, Difference{"measure", asked.Measure, offered.Measure})
	}
	for _, k := range basisConflicts(asked, offered) {
		if k == "period" {
			out = append(out, Difference{k, asked.Period, offered.Period})
			continue
		}
		out = append(out, Difference{k, asked.Basis[k], offered.Basis[k]})
	}
	if perOther(asked, offered) {
		out = append(out, Difference{"per", asked.Scope["per"], offered.Scope["per"]})
	}
	for _, e := range leftOut(asked, offered) {
		out = append(out, Difference{"excludes", "", e})
	}
	if otherDays(asked, offered) {
		out = append(out, Difference{"days", "calendar", offered.Unit})
	}
	if asked.Kind == Schedule {
		out = append(out, Difference{"hours", "", ""})
	}
	return out
}

// Contradict reports whether two statements about the same thing cannot both be meant: the values that they allow have
// none in common, or both promise a limit of the same sort and name two.
func Contradict(a, b Quantity) bool {
	if !a.Comparable(b) || a.Kind == Schedule || a.Comparator == About || b.Comparator == About || len(a.Values) != 1 || len(b.Values) != 1 ||
		len(basisConflicts(a, b)) > 0 || len(basisConflicts(b, a)) > 0 || a.Period != b.Period && perPeriod(a.Kind) {
		return false
	}
	aLow, aHigh := edges(a, b)
	bLow, bHigh := edges(b, a)
	if a.side() == b.side() && a.side() != 0 && !a.spans() && !b.spans() {
		return aLow.Cmp(bHigh) > 0 || bLow.Cmp(aHigh) > 0
	}
	// One begins above the end of the other, and neither reaches out to it.
	return bLow.Cmp(aHigh) > 0 && a.side() <= 0 && b.side() >= 0 || aLow.Cmp(bHigh) > 0 && b.side() <= 0 && a.side() >= 0
}

// side says where a quantity is open: 1 upwards, -1 downwards, 0 nowhere.
func (q Quantity) side() int {
	switch q.Comparator {
	case AtLeast, MoreThan:
		return 1
	case AtMost, LessThan:
		return -1
	case Upto:
		return q.Direction()
	}
	return 0
}
