package page

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// cardOf is a link with a card: its words, where it leads, what the card is of. Near-miss: `[1901](log.md "1901")`, figures that are no mark.
var cardOf = regexp.MustCompile(`\[((?:\\.|[^\[\]\\])*)\]\(([^)\s]*) "([^"\d]*)"\)`)

// cardsIn are the links of a page that have a card, as "words → address: kind".
func cardsIn(page string) []string {
	var out []string
	for _, l := range cardOf.FindAllStringSubmatch(page, -1) {
		out = append(out, l[1]+" → "+l[2]+": "+l[3])
	}
	return out
}

// TestCards walks the rule by which a link has a card, clause by clause: the cards of one page.
func TestCards(t *testing.T) {
	const names = `- {id: ada-marsh, kind: person, name: Ada Marsh, also: [Marsh], summary: Ada Marsh sailed.}
- {id: harbor-court, kind: organization, name: Harbor Court, summary: The Harbor Court judges.}
- {id: pip-oake, kind: person, name: Pip Oake}
- {id: track-2, kind: track, name: Track 2, summary: Track 2 is talk.}
`
	const marsh, court = "Marsh → ../people/ada-marsh.md: Person", "Harbor Court → ../organizations/harbor-court.md: Organization"
	for _, tt := range []struct {
		clause, body string
		want         []string
	}{
		{"the first of two links", "Marsh came to the Harbor Court.\n\n## Later\nMarsh left.", []string{marsh, court}},
		{"in a later section, if none came before", "It rained.\n\n## Later\nMarsh left.", []string{marsh}},
		{"in a list", "They came:\n\n- Marsh, by boat\n- the Harbor Court\n- Marsh again", []string{marsh, court}},
		{"in an answer", "## Frequently asked questions\nWho came?\nMarsh came.", []string{marsh}},
		{"of a column too", "It was Track 2.", []string{"Track 2 → ../tracks/track-2.md: Track"}},
		{"of a case, an article and a term too", "The Reef Talks are told of in reed boats, which teaches pilotage.",
			[]string{"Reef Talks → ../cases/reef-talks.md: Case", "reed boats → of-boats.md: Article", "pilotage → ../terms/pilotage.md: Term"}},
		{"not of a name without a summary", "Pip Oake came.", nil},
		{"nor of a work", "It is in The Log of 1901.", nil},
		{"nor of the page's own name", "It was told.", nil},
		{"nor in a heading", "## What Marsh did\nNobody knows it.", nil},
		{"nor in a table; then the first link below it", "| Who | What |\n|---|---|\n| it | Marsh rowed |\n\n## Later\nMarsh came.", []string{marsh}},
		{"nor in the words of others", "> All is well here, said Marsh of it.\n>\n> — Pip Oake", nil},
		{"nor in a side of a disagreement", "It burned.\n\nSources differ: who lit it\n- Marsh did [@log]\n- nobody [@log]", nil},
		{"nor of a link that the text made", "See [what Marsh wrote](/people/ada-marsh/) and [1901](/people/ada-marsh/).", nil},
	} {
		m := ofFixture(t, map[string]string{
			"seeds/names.yaml":            names + "- {id: pilotage, kind: term, name: Pilotage, summary: Pilotage is a craft.}\n- {id: reef-talks, kind: case, name: Reef Talks, summary: They were held.}\n",
			"seeds/references.yaml":       "- {id: log, type: book, title: The Log of 1901}\n",
			"seeds/articles/of-boats.txt": "---\nid: of-boats\ntitle: Reed Boats\nalso: [reed boats]\nsummary: Boats float.\n---\nNobody came.\n",
			"seeds/articles/it.txt":       "---\nid: it\ntitle: It\nsummary: It is told.\n---\nA line stands here first.\n\n" + tt.body + "\n",
		})
		if got := cardsIn(m.files["articles/it.md"]); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q has the cards %q, want %q", tt.clause, tt.body, got, tt.want)
		}
	}
}

// TestCardsOfOwnWords holds that only the own words of a page have cards: its summary and its text, not what it gathers from others.
func TestCardsOfOwnWords(t *testing.T) {
	m := ofFixture(t, map[string]string{
		"seeds/names.yaml": `- {id: ada-marsh, kind: person, name: Ada Marsh, summary: Ada Marsh served the Harbor Court.}
- {id: harbor-court, kind: organization, name: Harbor Court, summary: The Harbor Court judges.}
- {id: jon-oake, kind: person, name: Jon Oake, summary: Jon Oake rowed.}
`,
		"seeds/articles/it.txt":      "---\nid: it\ntitle: It\n---\nOn May 1, 1902, Jon Oake met Ada Marsh. “The sea is a door that nobody shuts,” said Ada Marsh to Jon Oake.\n",
		"seeds/cases/reef-talks.txt": "---\nid: reef-talks\nkind: case\ntitle: Reef Talks\n---\nParties: Harbor Court\nDates: 1902\n\nJon Oake rowed there.\n",
		"seeds/pages/home.txt":       "---\nid: home\ntitle: Home\n---\nAda Marsh met Jon Oake.\n",
	})
	for file, want := range map[string][]string{
		"people/ada-marsh.md": {"Harbor Court → ../organizations/harbor-court.md: Organization"},
		"cases/reef-talks.md": {"Jon Oake → ../people/jon-oake.md: Person"},
		"_index.md":           nil, // what it leads to, it shows
		"timeline/index.md":   nil,
		"cases/_index.md":     nil,
	} {
		if got := cardsIn(m.files[file]); !slices.Equal(got, want) || m.files[file] == "" {
			t.Errorf("%s has the cards %q, want %q", file, got, want)
		}
	}
	if own := m.files["people/ada-marsh.md"]; !strings.Contains(own, "## Events") || !strings.Contains(own, "[Jon Oake](jon-oake.md)") {
		t.Errorf("page gathers no link from others: this proves nothing\n%s", own)
	}
}

// TestCardsOfOurTexts holds every page to it: one card a name, none of what is no name.
func TestCardsOfOurTexts(t *testing.T) {
	count := 0
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		met := map[string]bool{}
		for _, l := range cardOf.FindAllStringSubmatch(body, -1) {
			count++
			if met[l[2]] || strings.Contains(l[2], "#") || strings.Contains(l[2], "sources/") || strings.Contains(l[2], "://") {
				t.Errorf("%s: %s has a second card, or one of no name", file, l[0])
			}
			met[l[2]] = true
		}
	})
	if count == 0 {
		t.Error("no page has a card")
	}
}
