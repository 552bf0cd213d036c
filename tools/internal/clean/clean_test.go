package clean

import (
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/text"
)

func TestRules(t *testing.T) {
	for _, rule := range Rules {
		words, nos := golden.Marked(rule.Example)
		if len(nos) == 0 {
			t.Errorf("%s: example marks no line", rule.Name)
		}
		r := Text(text.New("x", "x", words), nil)
		for _, no := range nos {
			if got := r.Dropped[no]; got != rule.Name {
				t.Errorf("%s: line %d of the example was dropped by %q, want %q", rule.Name, no, got, rule.Name)
			}
		}
		words, nos = golden.Marked(rule.NearMiss)
		r = Text(text.New("x", "x", words), nil)
		for _, no := range nos {
			if got := r.Dropped[no]; got != "" {
				t.Errorf("%s: line %d of the near-miss was dropped by %q", rule.Name, no, got)
			}
		}
		if rule.Reason == "" || len(nos) == 0 {
			t.Errorf("%s: wants a reason and a near-miss", rule.Name)
		}
		if (rule.Despite == "") != (rule.surely == nil) || (rule.Holding == "") != (rule.surely == nil) {
			t.Errorf("%s: stronger evidence wants its words and an example, and only it", rule.Name)
		}
		words, nos = golden.Marked(rule.Holding)
		r = Text(text.New("x", "x", words), nil)
		for _, no := range nos {
			if got := r.Dropped[no]; got != rule.Name || !r.holds(r.Source.Lines[no-1]) {
				t.Errorf("%s: line %d of the example that holds a date was dropped by %q", rule.Name, no, got)
			}
		}
	}
}

// TestHolds holds that a line with a known name, a date or a citation stays where the evidence is not strong, and that without it the
// same line goes.
func TestHolds(t *testing.T) {
	elm := func(line string) bool { return strings.Contains(line, "Elm") }
	for _, tc := range []struct{ name, in string }{
		{name: "title with a blank line above a label that comes once", in: "Words that end here.\n\n→Harbor Dues at Elm: Who Pays?\nRead next"},
		{name: "title with a date listed below a label", in: "Words.\n\nRelated articles\n→- The Storm at Elm"},
		{name: "see also, which may be an editor's", in: "Words.\n→See also: The Pilots of Elm"},
		{name: "product with a picture only", in: "Words.\nExplore related products\n→Brass Lantern of Elm\n![x](https://x.example/y.jpg)"},
		{name: "button alone", in: "Words.\n\n→Register for the Elm workshop\n\nMore words."},
		{name: "tags alone", in: "Words.\n\n→Tags: harbors, Elm\n\nMore words."},
		{name: "way that does not begin at home", in: "Words came first.\n\n→« Back to Elm\n\nWords."},
	} {
		words, nos := golden.Marked(tc.in)
		for _, no := range nos {
			if rule := Text(text.New("x", "x", words), elm).Dropped[no]; rule != "" {
				t.Errorf("%s: dropped by %s", tc.name, rule)
			}
			if Text(text.New("x", "x", strings.ReplaceAll(words, "Elm", "Oak")), elm).Dropped[no] == "" {
				t.Errorf("%s: stays without the name, too", tc.name)
			}
		}
	}
}

func TestLeadsAway(t *testing.T) {
	for _, words := range []string{
		"You may want to see also", "Related articles", "Read next", "You might also like", "Explore related products", "Up next:", "Recommended for you",
		"Customers also viewed", "Related:", "ADVERTISEMENT", "Learn more", "Trending now", "Editor’s picks: more to read", "In case you missed it", "Check out these related articles",
		"Other articles you may like", "Frequently bought together", "You'll also like", "Keep reading: more stories", "Advertisement - story continues below",
		"You might also be interested in", "🔗 Related articles you might like:",
	} {
		if !leadsAway(words) {
			t.Errorf("leadsAway(%q) = false, want true", words)
		}
	}
	for _, words := range []string{
		"Further reading", "Related terms", "More ships came", "See the annex", "Read the letter aloud", "What You'll Learn", "In this article",
		"Others", "More", "What next?", "The next story", "Best practices", "Other organizations", "The story", "", "References", "Similar cases", "More on the treaty",
	} {
		if leadsAway(words) {
			t.Errorf("leadsAway(%q) = true, want false", words)
		}
	}
}

func TestOnlyPrices(t *testing.T) {
	for words, want := range map[string]bool{
		"$52.2 $59.99": true, "€ 12,50": true, "12 EUR": true, "was £30 now £12 (-60%)": true, "CA$14.00": true, "CHF 1'200.–": true, "₹ 499": true,
		"$60 million": false, "1960": false, "now": false, "5 ships for $3": false,
	} {
		if got := onlyPrices(words); got != want {
			t.Errorf("onlyPrices(%q) = %v, want %v", words, got, want)
		}
	}
}

func TestEntryName(t *testing.T) {
	for entry, want := range map[string]string{
		"- Night work": "Night work", "2.1 How we asked ......... 3": "How we asked", "1. Knots . . . . . 12": "Knots", "Knots\t12": "Knots",
		"- [What is rope?](#what-is-rope)": "What is rope?", "3 Findings": "Findings", "Preface      ix": "Preface",
		"Chapter 12": "Chapter 12", "1960 was dry": "1960 was dry", "2.5% of all": "2.5% of all", "Tides of 1901": "Tides of 1901",
	} {
		if got := entryName(entry); got != want {
			t.Errorf("entryName(%q) = %q, want %q", entry, got, want)
		}
	}
}

// TestDividers holds that marks drawn across a page are no item, and that a hyphen before words makes one.
func TestDividers(t *testing.T) {
	for words, want := range map[string]bool{"- - -": false, "* * *": false, "•••": false, "- rope": true, "- -5 degrees": true, "1. light it": true} {
		if got := IsItem(words); got != want {
			t.Errorf("IsItem(%q) = %v, want %v", words, got, want)
		}
	}
}

// TestStripEdit holds that only a wiki's own words come off.
func TestStripEdit(t *testing.T) {
	for words, want := range map[string]string{"Knots[edit]": "Knots", "Knots [edit | edit source]": "Knots", "Knots [edited]": "Knots [edited]", "Knots[1]": "Knots[1]"} {
		if got := StripEdit(words); got != want {
			t.Errorf("StripEdit(%q) = %q, want %q", words, got, want)
		}
	}
}

// TestTwice holds that cleaning what was kept drops nothing more.
func TestTwice(t *testing.T) {
	for _, rule := range Rules {
		for _, s := range []string{rule.Example, rule.NearMiss} {
			words, _ := golden.Marked(s)
			if again := Text(text.New("x", "x", kept(words)), nil); len(again.Dropped) > 0 {
				t.Errorf("%s: a second cleaning dropped %v", rule.Name, again.Dropped)
			}
		}
	}
}

func kept(words string) string {
	src := text.New("x", "x", words)
	r := Text(src, nil)
	var out []string
	for _, l := range src.Lines {
		if r.Kept(l.No) {
			out = append(out, l.Raw)
		}
	}
	return strings.Join(out, "\n")
}

func FuzzText(f *testing.F) {
	for _, rule := range Rules {
		f.Add(rule.Example)
		f.Add(rule.NearMiss)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if again := Text(text.New("x", "x", kept(s)), nil); len(again.Dropped) > 0 {
			t.Errorf("a second cleaning dropped %v", again.Dropped)
		}
	})
}
