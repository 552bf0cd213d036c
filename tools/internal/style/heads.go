package style

import (
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// summaries finds summaries of more sentences than the settings allow.
func (c *checker) summaries() {
	for _, e := range c.web.Entries {
		if e.Lead == nil {
			continue
		}
		if n := len(text.Sentences(e.Lead.Plain)); n > c.style.SummarySentences {
			c.found = append(c.found, finding.New("long-summary", at(e.Lead), "summary has %d sentences, want %d at most", n, c.style.SummarySentences))
		}
	}
}

// named are the roles whose titles are ours; people, organizations and works have names.
var named = []book.Role{book.Column, book.Case, book.Term, book.Article}

// noNoun opens or closes what is no noun phrase: a question, a clause, a sentence. Match: "Does it work?", "How a meeting runs", "They met".
// Near-miss: "Doers", "History of the idea".
var noNoun = regexp.MustCompile(`(?i)^(?:how|why|what|when|where|who|whom|whose|which|whether|if|because|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|` +
	`I|you|he|she|it|we|they|let|let['’]s|there|here|to)\b|[?!]$|[^.A-Z]\.$`)

// titles finds titles that are no noun phrase: they begin as a question or clause does, or end as a sentence does.
func (c *checker) titles() {
	for _, e := range c.web.Entries {
		if !slices.Contains(named, e.Kind.Role) || e.Made || e.Called {
			continue
		}
		pos := e.Pos
		if e.Owner != nil && e.Owner.Doc.Header.At["title"].Line > 0 {
			pos = e.Owner.Doc.Header.At["title"]
		}
		if title := strings.TrimSpace(e.Name.Name); noNoun.MatchString(title) {
			c.found = append(c.found, finding.New("title-shape", pos, "title %q is no noun phrase", title))
		}
	}
}
