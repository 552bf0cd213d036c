package page

import (
	"slices"
	"strings"
	"testing"
)

// TestLinkingRules walks the rules by which names are linked, clause by clause: the links of one page, as "words → file".
func TestLinkingRules(t *testing.T) {
	const names = `- {id: ada-marsh, kind: person, name: Ada Marsh, also: [Marsh]}
- {id: ada-marsh-trust, kind: organization, name: Ada Marsh Trust}
- {id: pilotage, kind: term, name: Pilotage}
- {id: slack, kind: term, name: Slack, case: exact}
- {id: harbor-court, kind: organization, name: Harbor Court, case: any}
- {id: track-1, kind: track, name: Track 1}
- {id: track-1-5, kind: track, name: Track 1.5}
- {id: track-2, kind: track, name: Track 2}
- {id: jon-oake, kind: person, name: Jon Oake, also: [{text: Oake, where: [other]}]}
- {id: pip-oake, kind: person, name: Pip Oake, also: [Oake]}
`
	const marsh, trust, term, court = "ada-marsh.md", "ada-marsh-trust.md", "pilotage.md", "harbor-court.md"
	for _, tt := range []struct {
		clause, body string
		want         []string
	}{
		{"first mention", "Ada Marsh came. Marsh left with Ada Marsh.", []string{"Ada Marsh → " + marsh}},
		{"in a section", "Marsh came.\n\n## One\nMarsh left.\n\n### Two\nMarsh slept.", []string{"Marsh → " + marsh, "Marsh → " + marsh, "Marsh → " + marsh}},
		{"whole words", "Marshes, Marshall and Saltmarsh came. The Marsh-Reed letters came. Marsh's did.", []string{"Marsh → " + marsh}},
		{"longest first", "The Ada Marsh Trust paid. Ada Marsh did not.", []string{"Ada Marsh Trust → " + trust, "Ada Marsh → " + marsh}},
		{"as written", "A marsh is wet, and so is ada marsh.", nil},
		{"or in capitals", "They met ADA MARSH there.", []string{"ADA MARSH → " + marsh}},
		{"terms in any case", "They taught piLOTage.", []string{"piLOTage → " + term}},
		{"columns in any case", "They met on track 2.", []string{"track 2 → track-2.md"}},
		{"case: exact", "Give it slack. Some Slack is there.", []string{"Slack → slack.md"}},
		{"case: any", "The harbor court met.", []string{"harbor court → " + court}},
		{"numbered columns, in figures", "It was Track 1.5, then Track 1, not Track 10.", []string{"Track 1.5 → track-1-5.md", "Track 1 → track-1.md"}},
		{"in Roman numerals", "It was track I.5, then track II.", []string{"track I.5 → track-1-5.md", "track II → track-2.md"}},
		{"in words", "It was track one and a half, then Track Two.", []string{"track one and a half → track-1-5.md", "Track Two → track-2.md"}},
		{"a Roman numeral never in lower case", "It was track i.5, then track ii, then Track Ii.", nil},
		{"never inside a heading", "## What Ada Marsh did\nNobody knows it.", nil},
		{"nor an attribution", "By Ada Marsh\n\n> All is well here.\n>\n> — Ada Marsh", nil},
		{"nor a link", "See [Ada Marsh](https://marsh.example/) and [what Marsh wrote](/about/).", []string{"Ada Marsh → https://marsh.example/", "what Marsh wrote → ../about.md"}},
		{"nor code", "Type `Marsh` here, then wait.", nil},
		{"an alias applies where it says, and is another's elsewhere", "Oake was here.", []string{"Oake → pip-oake.md"}},
	} {
		m := ofFixture(t, map[string]string{
			"seeds/names.yaml":      names,
			"seeds/pages/about.txt": "---\nid: about\ntitle: About\n---\nWords stand here.\n",
			"seeds/articles/it.txt": "---\nid: it\ntitle: It\n---\nA line stands here first.\n\n" + tt.body + "\n",
		})
		if got := linksIn(m.files["articles/it.md"]); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q links %q, want %q", tt.clause, tt.body, got, tt.want)
		}
	}
}

// linksIn are the links of a page that are no marks, anchors or ways to the text, as "words → file".
func linksIn(page string) []string {
	var out []string
	_, body, _ := strings.Cut(page, "\n---\n")
	body, _, _ = strings.Cut(body, "\n## In their words")
	for _, l := range linkOf.FindAllStringSubmatch(body, -1) {
		if l[1] != "¶" && !strings.Contains(l[2], "?plain=1") {
			to := l[2]
			if !strings.Contains(to, "://") && !strings.Contains(to, "about") {
				to = to[strings.LastIndexByte(to, '/')+1:]
			}
			out = append(out, l[1]+" → "+to)
		}
	}
	return out
}

// TestNoLinkToItself holds that a page has no link to the name that it is about: in its own text, its summary, or what others say of it.
func TestNoLinkToItself(t *testing.T) {
	m := ofFixture(t, map[string]string{
		"seeds/names.yaml":        "- {id: ada-marsh, kind: person, name: Ada Marsh, also: [Marsh], summary: Ada Marsh sailed.}\n",
		"seeds/people/marsh.txt":  "---\nsubject: ada-marsh\n---\nMarsh was born. Ada Marsh died.\n",
		"seeds/articles/it.txt":   "---\nid: it\ntitle: It\n---\nMay 1, 1902\nMarsh left.\n",
		"seeds/articles/said.txt": "---\nid: said\ntitle: Said\n---\n“The sea is a door that nobody shuts,” said Ada Marsh.\n",
	})
	for _, l := range linksIn(m.files["people/ada-marsh.md"]) {
		if strings.HasSuffix(l, "ada-marsh.md") {
			t.Errorf("page of Ada Marsh has the link %s", l)
		}
	}
	if got := m.files["people/ada-marsh.md"]; strings.Count(got, "Marsh") < 5 {
		t.Errorf("page says less of her than was expected\n%s", got)
	}
}

// TestSeeAlso holds that words which are one entry's name and another's spelling stand once in the A–Z, and lead to both; a spelling that differs
// from its own entry's name in type only is no line.
func TestSeeAlso(t *testing.T) {
	m := ofFixture(t, map[string]string{
		"seeds/names.yaml":      "- {id: reef-talks, kind: case, name: Reef Talks, also: [harbor meetings, REEF TALKS, Talks at the Reef]}\n",
		"seeds/articles/it.txt": "---\nid: it\ntitle: Harbor Meetings\n---\nThe Reef Talks were held.\n",
	})
	var got []string
	for line := range strings.Lines(m.files["a-z/index.md"]) {
		if strings.HasPrefix(line, "- ") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{
		"- [Harbor Meetings](../articles/it.md) (article); see also [Reef Talks](../cases/reef-talks.md)",
		"- [Reef Talks](../cases/reef-talks.md) (case)",
		"- Talks at the Reef: see [Reef Talks](../cases/reef-talks.md)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the A–Z has %q, want %q", got, want)
	}
}
