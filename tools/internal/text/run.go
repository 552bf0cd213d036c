package text

import "strings"

// Run is text taken from one or more lines of a source, which knows the place of each of its bytes.
// The zero Run is empty.
type Run struct {
	Text  string
	src   *Source
	parts []part
}

// part says that the bytes from at on (up to the next part) stand in line no from byte off on; those of a fixed part
// all have the place of off.
type part struct {
	at, no, off int
	fixed       bool
}

// Cut is the stretch of line no from byte start to byte end of its Text.
func (s *Source) Cut(no, start, end int) Run {
	return Run{Text: s.Lines[no-1].Text[start:end], src: s, parts: []part{{no: no, off: start}}}
}

// Trimmed is line no without the white space around it.
func (s *Source) Trimmed(no int) Run {
	t := s.Lines[no-1].Text
	return s.Cut(no, 0, len(t)).Trim()
}

// Join puts sep between runs of one source. A byte of sep has the place of what follows it.
func Join(sep string, runs ...Run) Run {
	var b strings.Builder
	out := Run{}
	for i, r := range runs {
		if i > 0 {
			b.WriteString(sep)
		}
		if out.src == nil {
			out.src = r.src
		}
		if i > 0 && len(r.parts) > 0 {
			first := r.parts[0]
			out.parts = append(out.parts, part{at: b.Len() - len(sep), no: first.no, off: first.off, fixed: true})
		}
		for _, p := range r.parts {
			p.at += b.Len()
			out.parts = append(out.parts, p)
		}
		b.WriteString(r.Text)
	}
	out.Text = b.String()
	return out
}

// Slice is the part of the run from byte i to byte j.
func (r Run) Slice(i, j int) Run {
	out := Run{Text: r.Text[i:j], src: r.src}
	for k, p := range r.parts {
		end := len(r.Text)
		if k+1 < len(r.parts) {
			end = r.parts[k+1].at
		}
		if end < i || p.at > j {
			continue
		}
		if p.at < i {
			p.off, p.at = p.offset(i), i
		}
		p.at -= i
		out.parts = append(out.parts, p)
	}
	return out
}

// Trim removes the white space around the run.
func (r Run) Trim() Run {
	i := len(r.Text) - len(strings.TrimLeft(r.Text, " \t"))
	j := len(strings.TrimRight(r.Text, " \t"))
	return r.Slice(min(i, j), j)
}

// Pos is the place of byte i of the run.
func (r Run) Pos(i int) Pos {
	if r.src == nil || len(r.parts) == 0 {
		return Pos{}
	}
	best := r.parts[0]
	for _, p := range r.parts {
		if p.at <= i {
			best = p
		}
	}
	return r.src.Pos(best.no, best.offset(i))
}

// offset is where byte i of the run stands in the part's line.
func (p part) offset(i int) int {
	if p.fixed {
		return p.off
	}
	return p.off + max(0, i-p.at)
}

// Line is the number of the line in which byte i of the run stands; 0 for the zero Run.
func (r Run) Line(i int) int { return r.Pos(i).Line }

// Words is a run whose words do not stand in the source letter for letter (a folded value, say): all of it
// has the place of byte off of line no.
func (s *Source) Words(no, off int, words string) Run {
	return Run{Text: words, src: s, parts: []part{{no: no, off: off, fixed: true}}}
}

// Empty reports whether the run has no words.
func (r Run) Empty() bool { return r.Text == "" }
