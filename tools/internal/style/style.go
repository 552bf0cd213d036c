// Package style holds texts to the editorial rules of a site.
//
// Goals: the rules that a program can see, each a row of a table with its finding; which of them hold, and how strictly, is said in
// config.toml ([params.style]). Non-goals: taste, and changing anything.
package style

import (
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
)

// rule is an editorial rule: the finding that it makes, the setting that asks for it, and what looks for breaches.
type rule struct {
	id    string
	holds func(s lists.Style) bool
	check func(c *checker)
}

var rules = []rule{
	{"long-quotation", func(s lists.Style) bool { return s.QuotationWords > 0 }, (*checker).quotations},
	{"uncited-paragraph", func(s lists.Style) bool { return len(s.Cited) > 0 }, (*checker).citations},
	{"weak-source", func(s lists.Style) bool { return len(s.Weak) > 0 }, (*checker).sources},
	{"sharp-date", func(s lists.Style) bool { return s.Dates }, (*checker).dates},
	{"banned-phrase", func(s lists.Style) bool { return len(s.Banned) > 0 }, (*checker).phrases},
	{"british-spelling", func(s lists.Style) bool { return s.American }, (*checker).spellings},
	{"long-summary", func(s lists.Style) bool { return s.SummarySentences > 0 }, (*checker).summaries},
	{"title-shape", func(s lists.Style) bool { return s.NounTitles }, (*checker).titles},
}

// checker goes over a reference, and keeps what it finds.
type checker struct {
	web   *link.Web
	style lists.Style
	found []finding.Finding
}

// Check finds what breaks the rules that the settings ask for.
func Check(w *link.Web) []finding.Finding {
	c := &checker{web: w, style: w.Lists.Style}
	for _, r := range rules {
		if r.holds(c.style) {
			r.check(c)
		}
	}
	return finding.Sort(c.found)
}
