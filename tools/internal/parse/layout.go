package parse

import "github.com/second-track/second-track/tools/internal/clean"

// layout is how each line of a text, by its number, stands to those above and below it. It is found out once, since rules ask it of
// every line, and a walk up or down from each would take the square of their number.
type layout struct {
	labels []int  // how many lines of label and value begin here
	opens  []bool // it may open a block in a hard-wrapped text: no words that it could go on with stand right above it
	goesOn []bool // it is an item of a list, or indented under one
}

func (s *state) lay() layout {
	n := len(s.src.Lines)
	l := layout{labels: make([]int, n+2), opens: make([]bool, n+2), goesOn: make([]bool, n+2)}
	for no := n; no > 0; no-- {
		if label, _, _ := s.labelled(no); label != "" {
			l.labels[no] = l.labels[no+1] + 1
		}
	}
	for no := s.res.Header + 1; no <= n; no++ {
		above := no - 1
		l.opens[no] = above <= s.res.Header || s.line(above) == "" || s.headsOf(above) || l.opens[above] && s.isDate(above)
		l.goesOn[no] = clean.IsItem(s.line(no)) || l.goesOn[above] && s.line(no) != "" && indentation(s.src.Lines[above].Text) >= 2
	}
	return l
}
