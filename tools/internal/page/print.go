package page

import "fmt"

// printed writes the page of the print edition: what stands in it, and what not. What it is filled with, the layout and package edition say.
func (m *maker) printed() {
	s := m.sheet("print/index.md", "print", "Print edition")
	s.meta.summary = "All of the reference on one page, to print or to keep."
	s.para(fmt.Sprintf("The whole reference on one page. Left out is what repeats its sentences or only leads to them: the mentions of each name, what rests on each work, "+
		"lists of cases, the [A–Z](%s), the [search](%s), the [data](%s) and the [findings](%s). The # beside each title leads to its own page, which has them.",
		s.to("a-z/index.md"), s.to("search/index.md"), s.to("data/_index.md"), s.to("contribute/findings/index.md")))
	s.done()
}

// Size is a number of bytes in words.
func Size(n int) string {
	switch {
	case n < 1000:
		return itoa(n) + " bytes"
	case n < 999_500:
		return itoa((n+500)/1000) + " KB"
	default:
		tenths := (n + 50_000) / 100_000
		return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
	}
}
