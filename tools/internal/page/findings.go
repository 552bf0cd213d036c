package page

import (
	"fmt"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
)

// findings writes the catalogue of what the check may say: each id is a heading, so that a message can be linked to.
func (m *maker) findings() {
	s := m.sheet("contribute/findings/index.md", "findings", "Findings")
	s.meta.summary = "Every message of the check: what it means, why it matters, and what to do."
	s.para("A finding is printed with its place and its id: `seeds/x.txt:12:5: error: what is wrong [id]`. " +
		"Errors stop the work; warnings should be mended; proposals are for an editor to confirm. " +
		"`concord explain --finding ID` prints the same words.")
	for _, r := range finding.Table {
		s.heading(2, r.ID)
		s.para(fmt.Sprintf("**%s.** %s", capital(r.Level.String()), Escape(r.Means)))
		s.para(coded(r.Lesson))
		s.para("*What to do:* " + coded(r.Hint))
	}
	s.done()
	m.contribute()
}

// contribute stands above the findings where no text does: Hugo would make a page of the folder.
func (m *maker) contribute() {
	const file = "contribute.md"
	if m.fileOf("contribute") == file {
		return
	}
	s := m.sheet(file, "page", "Contribute")
	s.meta.summary = "What the check of the texts may say."
	s.para("[The page of findings](" + s.to("contribute/findings/index.md") + ") says what each message of the check means.")
	s.done()
}

// coded escapes words and sets those between backquotes as code.
func coded(words string) string {
	parts := strings.Split(words, "`")
	for i, part := range parts {
		switch {
		case i%2 == 1:
			parts[i] = "`" + part + "`"
		case part != "": // Escape takes the spaces at the ends
			parts[i] = strings.Replace(part, strings.TrimSpace(part), Escape(part), 1)
		}
	}
	return strings.Join(parts, "")
}
