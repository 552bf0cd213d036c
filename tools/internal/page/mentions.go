package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/link"
)

const (
	// fewMentions is how many mentions the page of a name shows; one that has more has a page of them all, and shows those that are nearest.
	fewMentions = 20
	// nearest is how many those are.
	nearest = 8
	// fewOfPage is how many of them are of one page, as long as others have more.
	fewOfPage = 3
	// heavyPart is how many bytes of Markdown a page of mentions may have before the next one begins. Built and compressed, that is
	// less than 60 KB.
	heavyPart = 200 << 10
)

// mentions writes the mentions of a name that are nearest to it, and if there are more, the page of all.
func (s *sheet) mentions(e *link.Entry) {
	groups := slices.DeleteFunc(s.m.web.Near(e), func(g link.Group) bool { return s.m.fileOf(g.Page) == "" })
	if len(groups) == 0 {
		return
	}
	s.heading(2, "Mentions")
	all, count := groups, countOf(groups)
	if count > fewMentions {
		groups = link.Nearest(all, nearest, fewOfPage)
		s.para(fmt.Sprintf("The %d nearest of %d. [All %d](%s)",
			nearest, count, count, s.to(mentionsFile(s.file, 0))))
	}
	for _, g := range groups {
		s.group(3, g.Page, g.Places)
	}
	if count > fewMentions {
		s.m.allMentions(e, all)
	}
}

func countOf(groups []link.Group) int {
	n := 0
	for _, g := range groups {
		n += len(g.Places)
	}
	return n
}

// group writes sentences that stand on one page, by section.
func (s *sheet) group(level int, page string, places []link.Place) {
	s.section(level, "["+s.m.titleOf(page)+"]("+s.toName(page)+")")
	section := ""
	for i, p := range places {
		if p.Passage.Section != section {
			if i > 0 {
				s.gap()
			}
			section = p.Passage.Section
			s.para("*" + Escape(section) + "*")
		}
		s.line("- %s", s.mention(p))
	}
	s.gap()
}

// mention is a sentence with the name in it, and the link to where it stands.
func (s *sheet) mention(p link.Place) string {
	var b strings.Builder
	from := 0
	for _, n := range p.Names {
		b.WriteString(escapeInside(p.Sentence[from:n[0]]) + "**" + Escape(p.Sentence[n[0]:n[1]]) + "**")
		from = n[1]
	}
	b.WriteString(escapeInside(p.Sentence[from:]))
	return atStart(strings.TrimSpace(b.String())) + " " + s.permalink(p.Passage)
}

// allMentions writes the page of all mentions of a name, in parts when it is heavy.
func (m *maker) allMentions(e *link.Entry, groups []link.Group) {
	parts := m.parts(m.fileOf(e.ID), groups)
	for i, part := range parts {
		title := "Mentions of " + nameOf(e)
		if len(parts) > 1 {
			title += fmt.Sprintf(", part %d of %d", i+1, len(parts))
		}
		s := m.sheet(mentionsFile(m.fileOf(e.ID), i), "mentions", title)
		s.meta.nameKind, s.meta.id = e.Kind.ID, e.ID
		s.meta.summary = fmt.Sprintf("Every sentence that mentions %s, by page and section.", nameOf(e))
		s.para(fmt.Sprintf("All %d mentions of [%s](%s), by page and section. Pages that its own page names come first, then those that name the most of what it names.",
			countOf(groups), m.titleOf(e.ID), s.toName(e.ID)))
		if len(parts) > 1 {
			s.para(s.ways(m.fileOf(e.ID), i, len(parts)))
		}
		for _, g := range part {
			s.group(2, g.Page, g.Places)
		}
		s.done()
	}
}

// ways are the links from one part to the others.
func (s *sheet) ways(file string, here, parts int) string {
	var out []string
	for i := range parts {
		words := "Part " + itoa(i+1)
		if i != here {
			words = "[" + words + "](" + s.to(mentionsFile(file, i)) + ")"
		}
		out = append(out, words)
	}
	return strings.Join(out, " · ")
}

// parts cuts mentions where a page of them would be too heavy.
func (m *maker) parts(file string, groups []link.Group) [][]link.Group {
	parts, weight := [][]link.Group{nil}, 0
	for _, g := range groups {
		for i, p := range g.Places {
			heavy := len(m.sheet(mentionsFile(file, 0), "", "").mention(p)) + len(p.Passage.Section)
			if i == 0 {
				heavy += len(m.titleOf(g.Page)) + len(m.fileOf(g.Page))
			}
			last := &parts[len(parts)-1]
			if weight += heavy; weight > heavyPart && len(*last) > 0 {
				parts, weight = append(parts, nil), heavy
				last = &parts[len(parts)-1]
			}
			if i == 0 || len(*last) == 0 {
				*last = append(*last, link.Group{Page: g.Page})
			}
			here := &(*last)[len(*last)-1]
			here.Places = append(here.Places, p)
		}
	}
	return parts
}

// mentionsFile is the file of a part of all mentions of the name that has a file.
func mentionsFile(file string, part int) string {
	dir := strings.TrimSuffix(file, ".md") + "/mentions"
	if part == 0 {
		return dir + ".md"
	}
	return dir + "/" + itoa(part+1) + ".md"
}
