package versions

// Lookup says which of some entries is meant by one of another reading: the one with its number and its words, else the only
// one with its words, else the only one with its number. The answer is nil where there is none.
func Lookup(entries []*Entry) func(*Entry) *Entry {
	both, words, ids := map[string]*Entry{}, map[string]*Entry{}, map[string]*Entry{}
	note := func(m map[string]*Entry, key string, e *Entry) {
		if _, twice := m[key]; twice {
			e = nil
		}
		m[key] = e
	}
	for _, e := range entries {
		if both[e.id+"\x00"+e.said] == nil {
			both[e.id+"\x00"+e.said] = e
		}
		note(words, e.said, e)
		note(ids, e.id, e)
	}
	return func(e *Entry) *Entry {
		switch {
		case e == nil:
			return nil
		case both[e.id+"\x00"+e.said] != nil:
			return both[e.id+"\x00"+e.said]
		case e.said != "" && words[e.said] != nil:
			return words[e.said]
		case e.id != "":
			return ids[e.id]
		}
		return nil
	}
}
