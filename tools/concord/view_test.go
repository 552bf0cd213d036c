package main

import (
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// TestScreen holds what a person sees: the text wrapped on the left, the verdict on the right, the tally below.
func TestScreen(t *testing.T) {
	l := &lists.Lists{Names: []book.Name{{ID: "ada-marsh", Name: "Ada Marsh", Kind: book.Kind{ID: "person", Role: book.Agent}}}}
	src := text.New("a.txt", "a.txt", "The Pilots of Elm\n\nMay 1960\nShips came in, and with them Ada Marsh. Others left.\n\nRead next\n")
	doc, _ := parse.Doc(clean.Text(src, nil), l)
	names, _ := gather.NamesOf(nil, nil, l)
	v := view{src: src, doc: doc, names: names}
	tally := "\n6 lines: 1 dropped, 2 blank, 3 kept\nkinds: blank 2, date 1, dropped 1, paragraph 1, title 1\ndropped by: see-also-label 1\nnames: ada-marsh 1\nfindings: 0\n"
	for _, tt := range []struct {
		why   string
		color bool
		want  string
	}{
		{"without colors", false, `a.txt: The Pilots of Elm
    1  The Pilots of Elm              title
    2
    3  May 1960                       date
    4  Ships came in, and with them   paragraph
       Ada Marsh. Others left.        │
    5
    6  Read next                      dropped (see-also-label)
`},
		{"with colors", true, `a.txt: <1>The Pilots of Elm<0>
    1  The Pilots of Elm              <1;34>title<0>
    2
    3  <4>May 1960<0>                       <36>date<0>
    4  Ships came in, and with them   <2>paragraph<0>
       <4>Ada Marsh<0>. Others left.        <2>│<0>
    5
    6  <2;9>Read next<0>                      <31>dropped (see-also-label)<0>
`},
	} {
		var b strings.Builder
		if err := v.screen(&b, 70, tt.color); err != nil {
			t.Fatal(err)
		}
		want := strings.NewReplacer("<", "\x1b[", ">", "m").Replace(tt.want) + tally
		if b.String() != want {
			t.Errorf("%s:\n%q\nwant\n%q", tt.why, b.String(), want)
		}
	}
}

func TestDateIn(t *testing.T) {
	for line, want := range map[string]string{
		"May 1, 1960": "May 1, 1960", "c. 1957 (inferred)": "c. 1957", `date: "1960-10"`: "1960-10", "Dates: 1974-1977": "1974-1977",
		"Place: Elm": "", "title: Ships": "", "": "",
	} {
		from, to, _ := dateIn(line)
		if line[from:to] != want {
			t.Errorf("%q has the date %q, want %q", line, line[from:to], want)
		}
	}
}
