package lists

import (
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/text"
)

func TestReadAlso(t *testing.T) {
	for _, tc := range []struct {
		name, in, want string
	}{
		{name: "a list", in: "[A, B C]", want: "A|B C"},
		{name: "one word", in: "A", want: "A"},
		{name: "with a place", in: "[{text: A, where: [x, y]}]", want: "A@x,y"},
		{name: "one place", in: "[{text: A, where: x}]", want: "A@x"},
		{name: "one alias with a place, no list", in: "{text: A, where: [x]}", want: "A@x"},
		{name: "a number", in: "[1960]", want: "1960"},
	} {
		n, _ := Parse("x", "also: "+tc.in, 1, "bad-list")
		also, found := ReadAlso(n.Get("also"))
		var got []string
		for _, a := range also {
			s := a.Text
			if len(a.Where) > 0 {
				s += "@" + strings.Join(a.Where, ",")
			}
			got = append(got, s)
		}
		if strings.Join(got, "|") != tc.want || len(found) > 0 {
			t.Errorf("%s: %q, %v, want %q", tc.name, got, found, tc.want)
		}
	}
}

func TestCheckID(t *testing.T) {
	l, _ := From(good())
	person, page := book.Kind{Role: book.Agent}, book.Kind{Role: book.Page}
	for _, tc := range []struct {
		id   string
		kind book.Kind
		good bool
	}{
		{id: "ada-marsh", kind: person, good: true},
		{id: "a", kind: person, good: true},
		{id: "1901", kind: person, good: true},
		{id: "compare", kind: person, good: true},
		{id: "cases", kind: person, good: true},
		{id: "indexes", kind: person, good: true},
		{id: "about", kind: page, good: true},
		{id: "home", kind: page, good: true},
		{id: "compare", kind: page},
		{id: "cases", kind: page},
		{id: "people", kind: page},
		{id: "a-z", kind: page},
		{id: "index", kind: person},
		{id: "page", kind: person},
		{id: "search", kind: person},
		{id: "404", kind: person},
		{id: "aux", kind: person},
		{id: "com9", kind: person},
		{id: "", kind: person},
		{id: "-a", kind: person},
		{id: "a-", kind: person},
		{id: "a--b", kind: person},
		{id: "a_b", kind: person},
		{id: "a/b", kind: person},
		{id: "a b", kind: person},
		{id: "ä", kind: person},
		{id: "a\n", kind: person},
		{id: "_index", kind: person},
	} {
		if found := CheckID(tc.id, tc.kind, l.Kinds, text.Pos{}); (len(found) == 0) != tc.good {
			t.Errorf("CheckID(%q) of role %s: %v, want good %v", tc.id, tc.kind.Role, found, tc.good)
		}
	}
}

// TestSpellings holds the one rule for numbered columns: each word with each form, the name itself aside. Case is the matcher's.
func TestSpellings(t *testing.T) {
	l, _ := From(good())
	for _, tc := range []struct{ name, want string }{
		{name: "Track 2", want: "Track II|Track Two|Level 2|Level II|Level Two"},
		{name: "Track 1.5", want: "Track 1½|Level 1.5|Level 1½"},
		{name: "Track 3", want: ""},
		{name: "Track Two", want: ""},
		{name: "Multi-Track", want: ""},
		{name: "Track 22", want: ""},
	} {
		if got := strings.Join(l.Numbered.Spellings(tc.name), "|"); got != tc.want {
			t.Errorf("Spellings(%q) = %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestKinds(t *testing.T) {
	l, _ := From(good())
	if k, ok := l.KindOfFolder("people"); !ok || k.ID != "person" {
		t.Errorf("folder people is of kind %q", k.ID)
	}
	if k, ok := l.KindOfFolder("pages"); !ok || k.Role != book.Page {
		t.Errorf("folder pages is of role %q", k.Role)
	}
	for _, folder := range []string{"", "ships"} {
		if k, ok := l.KindOfFolder(folder); ok {
			t.Errorf("folder %q is of kind %q, want none", folder, k.ID)
		}
	}
	if k := l.KindOfRole(book.Source); k.Role != book.Source || k.ID != "" {
		t.Errorf("a role without a kind gives %+v", k)
	}
}
