package pattern

// What follows is that of regexp.Regexp.

// MatchString is regexp.Regexp.MatchString.
func (p *Pattern) MatchString(s string) bool {
	if lacks(p, s) {
		return false
	}
	return p.compiled().MatchString(s)
}

// Match is regexp.Regexp.Match.
func (p *Pattern) Match(b []byte) bool {
	if lacks(p, b) {
		return false
	}
	return p.compiled().Match(b)
}

// Find is regexp.Regexp.Find.
func (p *Pattern) Find(b []byte) []byte {
	if lacks(p, b) {
		return nil
	}
	return p.compiled().Find(b)
}

// FindString is regexp.Regexp.FindString.
func (p *Pattern) FindString(s string) string {
	if lacks(p, s) {
		return ""
	}
	return p.compiled().FindString(s)
}

// FindStringIndex is regexp.Regexp.FindStringIndex.
func (p *Pattern) FindStringIndex(s string) []int {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindStringIndex(s)
}

// FindStringSubmatch is regexp.Regexp.FindStringSubmatch.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is regexp.Regexp.FindStringSubmatchIndex.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindStringSubmatchIndex(s)
}

// FindSubmatch is regexp.Regexp.FindSubmatch.
func (p *Pattern) FindSubmatch(b []byte) [][]byte {
	if lacks(p, b) {
		return nil
	}
	return p.compiled().FindSubmatch(b)
}

// FindSubmatchIndex is regexp.Regexp.FindSubmatchIndex.
func (p *Pattern) FindSubmatchIndex(b []byte) []int {
	if lacks(p, b) {
		return nil
	}
	return p.compiled().FindSubmatchIndex(b)
}

// FindAllIndex is regexp.Regexp.FindAllIndex.
func (p *Pattern) FindAllIndex(b []byte, n int) [][]int {
	if lacks(p, b) {
		return nil
	}
	return p.compiled().FindAllIndex(b, n)
}

// FindAllSubmatch is regexp.Regexp.FindAllSubmatch.
func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	if lacks(p, b) {
		return nil
	}
	return p.compiled().FindAllSubmatch(b, n)
}

// FindAllString is regexp.Regexp.FindAllString.
func (p *Pattern) FindAllString(s string, n int) []string {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindAllString(s, n)
}

// FindAllStringIndex is regexp.Regexp.FindAllStringIndex.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is regexp.Regexp.FindAllStringSubmatch.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is regexp.Regexp.FindAllStringSubmatchIndex.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if lacks(p, s) {
		return nil
	}
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is regexp.Regexp.ReplaceAllString.
func (p *Pattern) ReplaceAllString(s, repl string) string {
	if lacks(p, s) {
		return s
	}
	return p.compiled().ReplaceAllString(s, repl)
}

// ReplaceAllStringFunc is regexp.Regexp.ReplaceAllStringFunc.
func (p *Pattern) ReplaceAllStringFunc(s string, repl func(string) string) string {
	if lacks(p, s) {
		return s
	}
	return p.compiled().ReplaceAllStringFunc(s, repl)
}

// Split is regexp.Regexp.Split.
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }

// SubexpNames is regexp.Regexp.SubexpNames.
func (p *Pattern) SubexpNames() []string { return p.compiled().SubexpNames() }
