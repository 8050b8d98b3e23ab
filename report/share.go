package report

import "github.com/offerlint/offerlint/lint"

// A Share is what one group of criteria, such as a section or an owner's, adds to the whole.
type Share struct {
	Name     string // "" for criteria that belong to no group
	Criteria int
	Count    map[lint.Status]int // adds up to Criteria
	Points   float64             // weights of all criteria of the group, in the customer's unit
	AtStake  float64             // weights of those that are missed, assumed or unverified
}

// shares adds up the criteria of a result by what group says of them, in the order in which the groups first appear.
func shares(r *lint.Result, group func(*lint.Criterion) string) []*Share {
	var out []*Share
	byName := map[string]*Share{}
	for _, c := range r.Bid.Criteria {
		name := group(c)
		s := byName[name]
		if s == nil {
			s = &Share{Name: name, Count: map[lint.Status]int{}}
			byName[name] = s
			out = append(out, s)
		}
		status := r.Status[c].Status
		s.Criteria++
		s.Count[status]++
		if c.Weight == nil {
			continue
		}
		s.Points += *c.Weight
		if open(status) {
			s.AtStake += *c.Weight
		}
	}
	return out
}

// bySection groups by the customer's sections.
func bySection(r *lint.Result) []*Share {
	return shares(r, func(c *lint.Criterion) string { return c.Section })
}

// open reports whether a status puts the points of a criterion at stake.
func open(s lint.Status) bool {
	return s == lint.StatusMissed || s == lint.StatusAssumed || s == lint.StatusUnverified
}
