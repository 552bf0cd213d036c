package text

import (
	"slices"
	"testing"
)

func TestEndsSentence(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want bool
	}{
		{in: "The lamp was lit.", want: true},
		{in: "Who lit it?", want: true},
		{in: "Light it!", want: true},
		{in: "And then…", want: true},
		{in: "“The lamp was lit.”", want: true},
		{in: `He said "light it."`, want: true},
		{in: "(The lamp was lit.)", want: true},
		{in: "**The lamp was lit.**", want: true},
		{in: "The lamp was lit. ", want: true},
		{in: "The lamp was lit. [@a-1911, p. 4]", want: true},
		{in: "The lamp was lit. [@a; @b] [@c]", want: true},
		{in: "The lamp was lit.[3][4]", want: true},
		{in: "The lamp was lit. [citation needed]", want: true},
		{in: "The lamp", want: false},
		{in: "The lamp:", want: false},
		{in: "The lamp;", want: false},
		{in: "Tides [@a-1911]", want: false},
		{in: "“Patience”", want: false},
		{in: "The lamp was lit. [of 1911]", want: false},
		{in: "[1]", want: false},
		{in: "", want: false},
		{in: "”", want: false},
	} {
		if got := EndsSentence(tc.in); got != tc.want {
			t.Errorf("EndsSentence(%q) = %v, want %v", tc.in, got, tc.want)
		}
	}
}

func TestIsSentence(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want bool
	}{
		{in: "The lamp was lit.", want: true},
		{in: "Who lit the lamp?", want: true},
		{in: "Harbor Dues: Who Pays?", want: false},
		{in: "Harbor Dues Were Paid.", want: true},
		{in: "Harbor dues", want: false},
	} {
		if got := IsSentence(tc.in); got != tc.want {
			t.Errorf("IsSentence(%q) = %v, want %v", tc.in, got, tc.want)
		}
	}
}

func TestTitleCapitals(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want bool
	}{
		{in: "The Pilots of the Outer Harbor", want: true},
		{in: "Ports Within Reach", want: true},
		{in: "1911: The Year of Gas", want: true},
		{in: "“Patience” and the Bar", want: true},
		{in: "Tower/Float: A Guide", want: true},
		{in: "Storms — the Worst of Them", want: true},
		{in: "Élan and Émigrés", want: true},
		{in: "the Pilots of the Harbor", want: false},
		{in: "“the Pilots”", want: false},
		{in: "— the Pilots", want: false},
		{in: "The pilots came", want: false},
		{in: "of the", want: false},
		{in: "…", want: false},
		{in: "", want: false},
	} {
		if got := TitleCapitals(tc.in); got != tc.want {
			t.Errorf("TitleCapitals(%q) = %v, want %v", tc.in, got, tc.want)
		}
	}
}

func TestKey(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{name: "case", in: "The LAMP", want: "the lamp"},
		{name: "punctuation", in: "“The lamp,” she said:", want: "the lamp she said"},
		{name: "spaces", in: " the   lamp ", want: "the lamp"},
		{name: "digits stay", in: "Track 1.5", want: "track 1 5"},
		{name: "marks stay", in: "cafe\u0301", want: "cafe\u0301"},
		{name: "letters of other scripts stay", in: "Ελλάς", want: "ελλάς"},
		{name: "nothing", in: "—", want: ""},
	} {
		if got := Key(tc.in); got != tc.want {
			t.Errorf("%s: Key(%q) = %q, want %q", tc.name, tc.in, got, tc.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{name: "two", in: "It was lit. It burned.", want: []string{"It was lit.", "It burned."}},
		{name: "marks", in: "Who? Me! Yes.", want: []string{"Who?", "Me!", "Yes."}},
		{name: "no end", in: "It was lit. It burned", want: []string{"It was lit.", "It burned"}},
		{name: "title", in: "Then Dr. Oake came. He sat.", want: []string{"Then Dr. Oake came.", "He sat."}},
		{name: "initials", in: "J. V. Reed and A. B. Marsh met. They spoke.", want: []string{"J. V. Reed and A. B. Marsh met.", "They spoke."}},
		{name: "letters with stops", in: "The U.S. Navy came. It left.", want: []string{"The U.S. Navy came.", "It left."}},
		{name: "small letter goes on", in: "Ropes, e.g. hemp, rot. Wire lasts.", want: []string{"Ropes, e.g. hemp, rot.", "Wire lasts."}},
		{name: "number", in: "It has 1.5 miles. It is lit.", want: []string{"It has 1.5 miles.", "It is lit."}},
		{name: "page", in: "See p. 12 there. It is lit.", want: []string{"See p. 12 there.", "It is lit."}},
		{name: "number word", in: "It was No. 5 of nine. It sank.", want: []string{"It was No. 5 of nine.", "It sank."}},
		{name: "no is a word too", in: "The board said no. The lamp stayed.", want: []string{"The board said no.", "The lamp stayed."}},
		{name: "art is a word too", in: "They loved art. Then they left.", want: []string{"They loved art.", "Then they left."}},
		{name: "month", in: "It came on Oct. 4 at night. It left.", want: []string{"It came on Oct. 4 at night.", "It left."}},
		{name: "quotation", in: "“It is lit.” She left.", want: []string{"“It is lit.”", "She left."}},
		{name: "quotation goes on", in: "“Is it lit?” she asked. He left.", want: []string{"“Is it lit?” she asked.", "He left."}},
		{name: "opening quote", in: "It is lit. “So it is.”", want: []string{"It is lit.", "“So it is.”"}},
		{name: "parentheses", in: "(It was lit.) They left.", want: []string{"(It was lit.)", "They left."}},
		{name: "note marks", in: "It was lit.[3][12] It burned.[4]", want: []string{"It was lit.[3][12]", "It burned.[4]"}},
		{name: "ellipsis", in: "It was lit... Then it went out.", want: []string{"It was lit...", "Then it went out."}},
		{name: "one-character ellipsis", in: "It was lit… Then it went out.", want: []string{"It was lit…", "Then it went out."}},
		{name: "address", in: "See www.x.example now. It is lit.", want: []string{"See www.x.example now.", "It is lit."}},
		{name: "nothing", in: "  ", want: nil},
	} {
		var got []string
		for _, s := range Sentences(tc.in) {
			got = append(got, tc.in[s[0]:s[1]])
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// FuzzSentences holds that sentences come in order, do not overlap, and leave out nothing but spaces.
func FuzzSentences(f *testing.F) {
	f.Add("It was lit. “It burned,” said Dr. Oake.[3] Then…")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, r := range Sentences(s) {
			if r[0] < at || r[1] < r[0] || r[1] > len(s) {
				t.Fatalf("sentence %v of %q begins before %d or ends wrongly", r, s, at)
			}
			for _, c := range s[at:r[0]] {
				if c != ' ' {
					t.Fatalf("%q between the sentences of %q", s[at:r[0]], s)
				}
			}
			at = r[1]
		}
	})
}
