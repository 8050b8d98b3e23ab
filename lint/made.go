package lint

import "strings"

// MadeBy is the name of the document property that marks a workbook as made by offerlint: a matrix, a commented copy. Its
// value names what it is. Such a workbook is never read as a customer's file or as an answer.
const MadeBy = "offerlint"

// MarkdownMark is the first line of what offerlint makes in Markdown, so that it is known again.
func MarkdownMark(made string) string { return "<!-- offerlint: " + made + " -->" }

// CSVMark is how the header of findings in CSV begins.
const CSVMark = "bid,severity,kind,rule,criterion,"

// madeMarks are how texts of offerlint begin. An inner mark stands further down in the head of a page, of XML or of JSON, or in
// the first line of a CSV file.
var madeMarks = []struct {
	text  string
	inner bool
	made  string
}{
	{MarkdownMark("report"), false, "report"},
	{MarkdownMark("matrix"), false, "matrix"},
	{MarkdownMark("questions"), false, "questions"},
	{MarkdownMark("diff"), false, "diff"},
	{MarkdownMark("criteria"), false, "criteria"},
	{"{\n  \"version\": 1,\n  \"bids\": [", false, "report"},
	{"{\n  \"version\": 1,\n  \"old\": ", false, "diff"},
	{"{\n  \"source\": {\n    \"name\": \"offerlint\"", false, "report"},
	{"[\n  {\n    \"check_name\": \"offerlint/", false, "report"},
	{CSVMark, false, "report"},
	{"bid,type,id,section,title,text,obligation,", false, "criteria"},
	{"Nr.,Kriterium,Fundstelle,Wortlaut,Frage,", false, "questions"},
	{"Nr.;Kriterium;Fundstelle;Wortlaut;Frage;", false, "questions"},
	{"No.,Criterion,Place,Wording,Question,", false, "questions"},
	{"No.;Criterion;Place;Wording;Question;", false, "questions"},
	{"offerlint: Schlüssel", true, "matrix"},
	{"offerlint: key", true, "matrix"},
	{`<meta name="generator" content="offerlint matrix">`, true, "matrix"},
	{"{\n  \"version\": 1,\n  \"seal\": ", false, "seal"},
	{`<meta name="generator" content="offerlint seal">`, true, "seal"},
	{`<meta name="generator" content="offerlint reference">`, true, "reference"},
	{`<meta name="generator" content="offerlint">`, true, "report"},
	{`<testsuites name="offerlint"`, true, "report"},
	{"\"name\": \"offerlint\",\n", true, "report"},
}

// MadeText says what offerlint made of a text, by how it begins; "" for a text of others. A text that tells of such a mark in
// its prose is none.
func MadeText(head string) string {
	head = strings.TrimPrefix(head, "\ufeff")
	for _, m := range madeMarks {
		within := head
		if !m.inner {
			within = head[:min(len(head), len(m.text))]
		} else if head == "" || !strings.ContainsRune("<{", rune(head[0])) {
			within, _, _ = strings.Cut(head, "\n")
		}
		if strings.Contains(within, m.text) {
			return m.made
		}
	}
	return ""
}
