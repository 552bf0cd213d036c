package page

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
)

// mentionOf is a mention: a list item that ends in the link to where it stands.
var mentionOf = regexp.MustCompile(`(?m)^- .* \[¶\]\(([^)]*#p-[0-9a-f-]+)\)$`)

// mentioned makes n texts that mention one name, each in two sections, times often.
func mentioned(n, times int) map[string]string {
	files := map[string]string{"seeds/names.yaml": "- {id: ada-marsh, kind: person, name: Ada Marsh, also: [Marsh]}\n"}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\nid: log-%d\ntitle: Log %d\n---\n", i, i)
		for k := range times {
			if k == times/2 {
				b.WriteString("## At night\n")
			}
			h := (i*7919 + k*104729) % 99991 // words that differ, so that they do not compress away
			fmt.Fprintf(&b, "In entry %d of log %d it says that Ada Marsh came by boat %x, paid %d coins for rope %x, and left word for keeper %x on shelf %d.\n\n", k, i, h*h, h, h*h*h, h*31, h%977)
		}
		files[fmt.Sprintf("seeds/articles/log-%d.txt", i)] = b.String()
	}
	return files
}

// TestFewMentions holds that a name with twenty mentions has them all on its page, and no page of mentions.
func TestFewMentions(t *testing.T) {
	m := ofFixture(t, mentioned(10, 2))
	if got := mentionOf.FindAllString(m.files["people/ada-marsh.md"], -1); len(got) != 20 {
		t.Errorf("page has %d mentions, want 20", len(got))
	}
	if m.files["people/ada-marsh/mentions.md"] != "" || strings.Contains(m.files["people/ada-marsh.md"], "nearest") {
		t.Errorf("20 mentions have a page of their own")
	}
}

// TestManyMentions holds 300 texts that mention one name to the page contract: the nearest eight on its page, all on pages of mentions, each once
// and under its page and section, none too heavy.
func TestManyMentions(t *testing.T) {
	m := ofFixture(t, mentioned(300, 4))
	own := m.files["people/ada-marsh.md"]
	if got := mentionOf.FindAllString(own, -1); len(got) != 8 {
		t.Errorf("page has %d mentions, want 8", len(got))
	}
	if want := "The 8 nearest of 1200. "; !strings.Contains(own, want) || !strings.Contains(own, "[All 1200](../people/ada-marsh/mentions.md)") {
		t.Errorf("page does not say %q, or has no link to all", want)
	}
	seen := map[string]int{}
	parts := 0
	for file := "people/ada-marsh/mentions.md"; m.files[file] != ""; file = fmt.Sprintf("people/ada-marsh/mentions/%d.md", parts+1) {
		parts++
		_, body, _ := strings.Cut(m.files[file], "\n---\n")
		if size := compressed(t, body); size > 60<<10 {
			t.Errorf("%s weighs %d bytes compressed, want at most 60 KB", file, size)
		}
		for _, section := range strings.Split(body, "\n## ")[1:] {
			leads := linkOf.FindStringSubmatch(section)
			for _, l := range mentionOf.FindAllStringSubmatch(section, -1) {
				to, _, _ := strings.Cut(l[1], "#")
				seen[path.Join(path.Dir(file), l[1])]++
				if to != leads[2] {
					t.Errorf("%s: a mention on %s stands under %s", file, to, leads[2])
				}
			}
			if night := strings.Index(section, "\n*At night*\n"); night >= 0 && !strings.Contains(section[night:], "\n- In entry 2 ") {
				t.Errorf("%s: entry 2 does not stand below its section\n%s", file, section)
			}
		}
		for i := range 2 {
			if other := fmt.Sprintf("Part %d", i+1); !strings.Contains(body, other) {
				t.Errorf("%s does not name %s", file, other)
			}
		}
	}
	if parts < 2 {
		t.Errorf("1,200 mentions are on %d page, want more", parts)
	}
	for place, n := range seen {
		if n != 1 {
			t.Errorf("mention %s is shown %d times", place, n)
		}
	}
	if len(seen) != 1200 {
		t.Errorf("%d mentions are shown, want 1200", len(seen))
	}
}

// compressed is what a body weighs as a browser gets it.
func compressed(t *testing.T, body string) int {
	t.Helper()
	var html, packed bytes.Buffer
	if err := goldmark.Convert([]byte(body), &html); err != nil {
		t.Fatal(err)
	}
	w := gzip.NewWriter(&packed)
	_, _ = w.Write(html.Bytes())
	_ = w.Close()
	return packed.Len()
}

// TestOneHeavyPage cuts the mentions of one text that has too many for a page.
func TestOneHeavyPage(t *testing.T) {
	m := ofFixture(t, mentioned(1, 1500))
	all := m.files["people/ada-marsh/mentions.md"] + m.files["people/ada-marsh/mentions/2.md"] + m.files["people/ada-marsh/mentions/3.md"]
	if got := len(mentionOf.FindAllString(all, -1)); got != 1500 || m.files["people/ada-marsh/mentions/2.md"] == "" {
		t.Errorf("parts have %d mentions of 1500, or are one", got)
	}
	if got := mentionOf.FindAllString(m.files["people/ada-marsh.md"], -1); len(got) != 8 {
		t.Errorf("page has %d mentions, want 8", len(got))
	}
}

// TestMentionIsMarked holds how a sentence is written: whole, without its citations, the name in it strong, and nothing in it code.
func TestMentionIsMarked(t *testing.T) {
	for _, tt := range []struct{ why, text, want string }{
		{"each time it stands there", "Ada Marsh came, and Marsh left.", "**Ada Marsh** came, and **Marsh** left."},
		{"a possessive is not of the name", "It was Marsh's boat.", "It was **Marsh**'s boat."},
		{"citations are left out", "Nobody came. [@log-1901] Marsh came by *night* [@log-1901], late. It rained.", "**Marsh** came by night, late."},
		{"white space is one space", "Then   came   Ada    Marsh to it.", "Then came **Ada Marsh** to it."},
		{"no sentence ends in a name", "It was the Elm–U.S. Talks House that burned. It was old.", "It was the **Elm–U.S. Talks House** that burned."},
		{"words are no code", "<b>Marsh</b> *{{< x >}} [Marsh](", `\<b\>**Marsh**\</b\> \*\{\{\< x \>\}\} \[**Marsh**\](`},
	} {
		m := ofFixture(t, map[string]string{
			"seeds/names.yaml":      "- {id: ada-marsh, kind: person, name: Ada Marsh, also: [Marsh, Elm–U.S. Talks House]}\n",
			"seeds/references.yaml": "- {id: log-1901, type: book, title: The Log}\n",
			"seeds/articles/it.txt": "---\nid: it\ntitle: It\n---\nA line stands here first.\n\n" + tt.text + "\n",
		})
		var got []string
		for _, l := range mentionOf.FindAllString(m.files["people/ada-marsh.md"], -1) {
			got = append(got, l[2:strings.LastIndex(l, " [¶]")])
		}
		if !slices.Equal(got, []string{tt.want}) {
			t.Errorf("%s: %q is written %q, want %q", tt.why, tt.text, got, tt.want)
		}
	}
}
