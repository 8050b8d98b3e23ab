package quantity

import (
	"math/big"
	"slices"
)

// A Kind says what a quantity measures. Quantities of different kinds are never compared.
type Kind string

// The kinds of quantity.
const (
	Percent     Kind = "percent"   // the value is 99.9 for "99,9 %"; percentage points have the unit "point"
	Duration    Kind = "duration"  // seconds where Unit is ""; else in the unit: see Hour, Day and Month
	Frequency   Kind = "frequency" // times a year
	Date        Kind = "date"      // days since 1 January 1970
	TimeOfDay   Kind = "time"      // minutes after midnight
	Schedule    Kind = "schedule"  // hours of service a week; Hours tells which
	Data        Kind = "data"      // bytes
	Rate        Kind = "rate"      // bits per second
	Money       Kind = "money"     // units of the currency in Unit
	Count       Kind = "count"     // pieces of what Unit names: "user"
	Length      Kind = "length"    // metres
	Area        Kind = "area"      // square metres
	Volume      Kind = "volume"    // litres
	Mass        Kind = "mass"      // grams
	Temperature Kind = "temperature"
	Power       Kind = "power"      // watts, or volt-amperes with the unit "va"
	Electric    Kind = "electric"   // volts, amperes or ampere-hours: Unit tells
	Clock       Kind = "clock"      // hertz
	Density     Kind = "density"    // dots per inch
	Loudness    Kind = "loudness"   // decibels
	Brightness  Kind = "brightness" // lumens, candelas or lux: Unit tells
	Speed       Kind = "speed"      // metres per second
	Pressure    Kind = "pressure"   // pascals
	Force       Kind = "force"      // newtons, or newton metres with the unit "newton metre"
	Rotation    Kind = "rotation"   // turns a minute
	Flow        Kind = "flow"       // litres an hour
)

// The units of durations that have no fixed length in seconds.
const (
	BusinessHour = "business hour"
	BusinessDay  = "business day"
	Month        = "month"
)

// A Comparator says on which side of its value a quantity may lie.
type Comparator string

// The comparators. Upto stands for "bis zu" and "up to": of a duration it is the most that may pass, of a capacity the
// least that must be carried. The kind decides, not the word.
const (
	Stated   Comparator = "" // no word of comparison
	AtLeast  Comparator = ">="
	MoreThan Comparator = ">"
	AtMost   Comparator = "<="
	LessThan Comparator = "<"
	Exactly  Comparator = "="
	Upto     Comparator = "up to"
	About    Comparator = "~"
	Between  Comparator = "between" // from Values to Upper
)

// A Quantity is a number with its unit, read from a text.
type Quantity struct {
	Kind       Kind
	Comparator Comparator
	// Values are the readings of the number, in the base unit of the kind, ascending. "1.000" has two where the language
	// does not tell, and so has "1/2/2026"; most other numbers have one.
	Values []*big.Rat
	// Upper are the upper ends of what is no single value, such as "2 bis 4 Stunden" or "Q3 2026"; nil for all others. It is
	// as long as Values.
	Upper []*big.Rat
	// Tolerance says that the range is the leeway of a number: "800 ± 5 mm".
	Tolerance bool
	Unit      string
	// Scale is one of the unit as written, in the base unit: 3600 for hours; nil for dates, schedules and words.
	Scale *big.Rat
	// Period is what the number is reckoned over: "second", "minute", "hour", "day", "week", "month", "quarter", "year";
	// "" where none is named.
	Period string
	Hours  Hours // of a Schedule; else the zero value
	// Measure says what is measured: "availability", "resolution", …; "" where no word tells.
	Measure string
	// Scope says for what it holds, by dimension: "priority" 1, "per" user, "end" inlet. Quantities that differ in one of
	// them speak about different things.
	Scope map[string]string
	// Basis says how it is measured, by dimension: "clock" 24x7 or business, "stat" p95, "vat" net, "after" award.
	Basis map[string]string
	// Exclusions are what does not count, sorted: "maintenance", "force majeure", "third party", "holiday".
	Exclusions []string
	// Cited says that the number is quoted as the one asked for, and is none that is promised: "statt der geforderten 4".
	Cited bool
	// Conditional says that the quantity tells when something holds, and is none that is asked or promised: "wenn mehr als 500 Nutzer".
	Conditional bool
	From        int // Text[From:To] is the quantity, its comparator included, in bytes
	To          int
	// Text[NumberFrom:NumberTo] is the number with its unit, without a comparator before or behind it.
	NumberFrom, NumberTo int
}

// Low is the smallest reading.
func (q Quantity) Low() *big.Rat { return slices.MinFunc(q.Values, (*big.Rat).Cmp) }

// High is the largest reading, of a range its upper end.
func (q Quantity) High() *big.Rat {
	if len(q.Upper) > 0 {
		return slices.MaxFunc(q.Upper, (*big.Rat).Cmp)
	}
	return slices.MaxFunc(q.Values, (*big.Rat).Cmp)
}

// Comparable reports whether two quantities measure the same in units that can be told apart in size. Durations always
// can, by their bounds.
func (q Quantity) Comparable(o Quantity) bool {
	return q.Kind == o.Kind && (q.Unit == o.Unit || q.Kind == Duration)
}

// Below reports whether q is smaller than o under every reading of both. Quantities that are not Comparable never are.
func (q Quantity) Below(o Quantity) bool {
	if !q.Comparable(o) || len(q.Values) == 0 || len(o.Values) == 0 {
		return false
	}
	_, high := q.Bounds()
	low, _ := o.Bounds()
	if q.Unit == o.Unit {
		high, low = q.High(), o.Low()
	}
	return high.Cmp(low) < 0
}

const (
	hour = 3600
	day  = 24 * hour
)

// Bounds are the smallest and the largest length that a quantity may stand for. It matters for durations: a business day
// lasts from 8 hours to several days, a month from 28 to 31 days. Values of other kinds are as they are.
func (q Quantity) Bounds() (low, high *big.Rat) {
	if q.Kind != Duration {
		return q.Low(), q.High()
	}
	low, _ = seconds(q.Unit, q.Low())
	_, high = seconds(q.Unit, q.High())
	return low, high
}

// seconds are the bounds of n units in seconds.
func seconds(unit string, n *big.Rat) (low, high *big.Rat) {
	times := func(a *big.Rat, by int64) *big.Rat { return new(big.Rat).Mul(a, big.NewRat(by, 1)) }
	switch unit {
	case BusinessHour:
		_, high = seconds(BusinessDay, new(big.Rat).Quo(n, big.NewRat(8, 1)))
		return times(n, hour), high
	case BusinessDay:
		low = times(n, 8*hour)
		if one := big.NewRat(1, 1); n.Cmp(one) > 0 {
			low = new(big.Rat).Add(times(new(big.Rat).Sub(n, one), day), big.NewRat(8*hour, 1))
		}
		// Each working week has a weekend, and a weekend and two holidays may lie before it.
		high = times(n, day)
		high.Add(high, times(ceil(new(big.Rat).Quo(n, big.NewRat(5, 1))), 2*day))
		return low, high.Add(high, big.NewRat(2*day, 1))
	case Month:
		if n.Cmp(big.NewRat(3, 1)) < 0 {
			return times(n, 28*day), times(n, 31*day)
		}
		low, high = times(n, 365*day/12), times(n, 366*day/12)
		return low.Sub(low, big.NewRat(2*day, 1)), high.Add(high, big.NewRat(2*day, 1))
	}
	return n, n
}

func ceil(n *big.Rat) *big.Rat {
	whole := new(big.Int)
	rest := new(big.Int)
	whole.DivMod(n.Num(), n.Denom(), rest)
	if rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return new(big.Rat).SetInt(whole)
}
