package lint

// A QuestionDraft is a question to the customer as it could be asked: what in their text can be read in more than one way. It is about
// their text alone, and says nothing about ours.
type QuestionDraft struct {
	// ID is the number that the register gave the question, else the next free one: Q-7.
	ID string
	// Criteria are those that the question is about, in the customer's order; never empty. The words stand in the first.
	Criteria []*Criterion
	// Words are the unclear words, verbatim.
	Words    string
	Readings []string // how they can be understood; two or more, or none for a question of the register
	Text     string   // the question, in the customer's language
	Why      string   // what hangs on it, in the customer's language; "" for a question of the register
	// Entry is the question in the register; nil for one that is not there.
	Entry *Question
	// Assumption is the open assumption of the register that the question is about; nil for all others.
	Assumption *Assumption
}
