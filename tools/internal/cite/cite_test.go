package cite

import (
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
)

// work reads one entry of references.yaml, without its id.
func work(t *testing.T, entry string) lists.Work {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(entry), "\n")
	yaml := "- id: x\n"
	for _, l := range lines {
		yaml += "  " + strings.TrimSpace(l) + "\n"
	}
	l, found := lists.From(lists.Files{References: lists.File{Name: "references.yaml", Text: yaml}})
	if finding.HasErrors(found) || len(l.Works) != 1 {
		t.Fatalf("entry cannot be read: %v\n%s", found, yaml)
	}
	return l.Works[0]
}

// TestStyle is the house style: what each type of work looks like in the bibliography and in a note.
func TestStyle(t *testing.T) {
	for _, tc := range []struct{ name, work, entry, note string }{
		{
			name: "book",
			work: `type: book
				title: The Morrow Lights
				author: [{family: Aldane, given: P.}]
				issued: {date-parts: [[1911, 5]]}
				publisher: Morrow Press
				publisher-place: Elm`,
			entry: "Aldane, P. The Morrow Lights. Elm: Morrow Press, May 1911.",
			note:  "P. Aldane, The Morrow Lights, 1911",
		},
		{
			name: "book: second edition, volume, two authors",
			work: `type: book
				title: Tides
				author: [{family: Reed, given: Tom, suffix: Jr.}, {family: Lee, given: Ann}]
				edition: "2"
				volume: "3"
				publisher: Quay Press
				issued: {date-parts: [[1997]]}`,
			entry: "Reed, Tom, Jr., and Ann Lee. Tides. Vol. 3. 2nd ed. Quay Press, 1997.",
			note:  "Tom Reed Jr. and Ann Lee, Tides, 1997",
		},
		{
			name: "book: editors only, a title that asks",
			work: `type: book
				title: Who Pays?
				editor: [{family: Lee, given: Ann}, {family: Pen, given: Ada}]
				publisher: Quay Press
				issued: {date-parts: [[2001]]}`,
			entry: "Lee, Ann, and Ada Pen, eds. Who Pays? Quay Press, 2001.",
			note:  "Ann Lee and Ada Pen, eds., Who Pays?, 2001",
		},
		{
			name: "book: author, editor and translator",
			work: `type: book
				title: Lamps
				author: [{family: Gogh, given: Vincent, non-dropping-particle: van}]
				editor: [{family: Lee, given: Ann}]
				translator: [{family: Reed, given: Tom}]
				issued: {date-parts: [[1930]]}`,
			entry: "van Gogh, Vincent. Lamps. Edited by Ann Lee. Translated by Tom Reed. 1930.",
			note:  "Vincent van Gogh, Lamps, 1930",
		},
		{
			name: "book: a particle that does not stay; no date; an edition in words",
			work: `type: book
				title: Democracy
				author: [{family: Tocqueville, given: Alexis, dropping-particle: de}]
				edition: revised edition
				publisher: Quay Press`,
			entry: "Tocqueville, Alexis de. Democracy. Revised edition. Quay Press, no date.",
			note:  "Alexis de Tocqueville, Democracy, no date",
		},
		{
			name: "chapter, with editor and pages",
			work: `type: chapter
				title: The Arrow and the Olive Branch
				author: [{family: Montville, given: Joseph V.}]
				editor: [{family: Volkan, given: Vamik}]
				container-title: Psychodynamics
				publisher: Quay Press
				page: 161-175
				issued: {date-parts: [[1991]]}`,
			entry: "Montville, Joseph V. “The Arrow and the Olive Branch.” In Psychodynamics, edited by Vamik Volkan, 161–175. Quay Press, 1991.",
			note:  "Joseph V. Montville, “The Arrow and the Olive Branch,” 1991",
		},
		{
			name: "entry of an encyclopedia, no author",
			work: `type: entry-encyclopedia
				title: Conferences
				container-title: Elm Kids
				publisher: Elm Encyclopedia
				URL: https://kids.elm.example/a/1`,
			entry: "“Conferences.” In Elm Kids. Elm Encyclopedia, no date. https://kids.elm.example/a/1",
			note:  "“Conferences,” no date",
		},
		{
			name: "article of a journal, with a DOI that hides its address",
			work: `type: article-journal
				title: "Transfer: “Old” and New"
				author: [{family: Fisher, given: Ronald J.}]
				container-title: Journal of Tides
				volume: "36"
				issue: "4"
				page: 441-455
				issued: {date-parts: [[2020, 10]]}
				DOI: https://doi.org/10.1111/tide.123
				URL: https://journal.example/x`,
			entry: "Fisher, Ronald J. “Transfer: ‘Old’ and New.” Journal of Tides 36, no. 4 (October 2020): 441–455. https://doi.org/10.1111/tide.123",
			note:  "Ronald J. Fisher, “Transfer: ‘Old’ and New,” 2020",
		},
		{
			name: "article of a journal without a volume; a DOI that is none",
			work: `type: article-journal
				title: Why?
				author: [{family: Fisher, given: R.}]
				container-title: Journal of Tides
				issued: {date-parts: [[2020]]}
				DOI: forthcoming`,
			entry: "Fisher, R. “Why?” Journal of Tides, 2020.",
			note:  "R. Fisher, “Why?”, 2020",
		},
		{
			name: "article of a magazine: a season",
			work: `type: article-magazine
				title: Policy According to Freud
				author: [{family: Davidson, given: William D.}, {family: Montville, given: Joseph V.}]
				container-title: Policy
				issued: {date-parts: [[1981]], season: 4}`,
			entry: "Davidson, William D., and Joseph V. Montville. “Policy According to Freud.” Policy, winter 1981–1982.",
			note:  "William D. Davidson and Joseph V. Montville, “Policy According to Freud,” 1981",
		},
		{
			name: "article of a newspaper that is its own author",
			work: `type: article-newspaper
				title: Landmark meeting ends
				author: [{literal: Harbor News}]
				container-title: Harbor News
				publisher: Harbor News
				issued: {date-parts: [[2004, 12, 14]]}
				accessed: {date-parts: [[2020, 5, 3]]}
				URL: http://news.harbor.example/1`,
			entry: "Harbor News. “Landmark meeting ends.” Harbor News, December 14, 2004. Accessed May 3, 2020. http://news.harbor.example/1",
			note:  "Harbor News, “Landmark meeting ends,” 2004",
		},
		{
			name: "article without a type of its own, no container",
			work: `type: article
				title: Policy
				author: [{family: D'Amato, given: Alfonse}]
				publisher: Senate
				issued: {date-parts: [[1994, 6, 21]]}`,
			entry: "D'Amato, Alfonse. “Policy.” Senate, June 21, 1994.",
			note:  "Alfonse D'Amato, “Policy,” 1994",
		},
		{
			name: "report: three authors, a number of its own kind",
			work: `type: report
				title: "Relations: Time to Move"
				author: [{family: Cossa, given: Ralph}, {family: Glosserman, given: Brad}, {family: Santoro, given: David}]
				genre: working paper
				number: "12"
				publisher: Forum
				issued: {date-parts: [[2015]]}`,
			entry: "Cossa, Ralph, Brad Glosserman, and David Santoro. Relations: Time to Move. Working paper 12. Forum, 2015.",
			note:  "Ralph Cossa, Brad Glosserman, and David Santoro, Relations: Time to Move, 2015",
		},
		{
			name: "report: an organization that publishes itself",
			work: `type: report
				title: Summary of Projects
				author: [{literal: The Elm Institute}]
				publisher: The Elm Institute
				issued: {date-parts: [[1986, 7, 3]]}`,
			entry: "The Elm Institute. Summary of Projects. July 3, 1986.",
			note:  "The Elm Institute, Summary of Projects, 1986",
		},
		{
			name: "thesis",
			work: `type: thesis
				title: Boats
				author: [{family: Okafor, given: Ngozi}]
				genre: PhD diss.
				publisher: University of Elm
				issued: {date-parts: [[1999]]}`,
			entry: "Okafor, Ngozi. “Boats.” PhD diss. University of Elm, 1999.",
			note:  "Ngozi Okafor, “Boats,” 1999",
		},
		{
			name: "web page: seven authors, a span of years",
			work: `type: webpage
				title: Names
				author: [{family: A, given: One}, {family: B, given: Two}, {family: C, given: Three}, {family: D, given: Four}, {family: E, given: Five}, {family: F, given: Six}, {family: G, given: Seven}]
				container-title: Elm Project
				publisher: University of Elm
				issued: {date-parts: [[2001], [2003]]}
				URL: https://www.elm.example/names`,
			entry: "A, One, Two B, Three C, et al. “Names.” Elm Project, University of Elm, 2001–2003. https://www.elm.example/names",
			note:  "One A, Two B, Three C, et al., “Names,” 2001–2003",
		},
		{
			name: "web page: a title that was supplied, no author, no date",
			work: `type: webpage
				title: "[A guide to lights]"
				publisher: Elm Center`,
			entry: "[A guide to lights]. Elm Center, no date.",
			note:  "[A guide to lights], no date",
		},
		{
			name: "near-miss: a bracket that does not close the title",
			work: `type: webpage
				title: "[Lost] lights"
				issued: {date-parts: [[2001]]}`,
			entry: "“[Lost] lights.” 2001.",
			note:  "“[Lost] lights,” 2001",
		},
		{
			name: "interview",
			work: `type: interview
				title: How we began
				author: [{family: Saunders, given: Harold}]
				interviewer: [{family: Lee, given: Ann}]
				container-title: Harbor Radio
				issued: {date-parts: [[1998, 3, 2]]}`,
			entry: "Saunders, Harold. “How we began.” Interview by Ann Lee. Harbor Radio. March 2, 1998.",
			note:  "Harold Saunders, “How we began,” 1998",
		},
		{
			name: "speech",
			work: `type: speech
				title: On boats
				author: [{family: Saunders, given: Harold}]
				event-title: Harbor Conference
				event-place: Elm
				issued: {date-parts: [[1998, 3, 2]]}`,
			entry: "Saunders, Harold. “On boats.” Speech at Harbor Conference, Elm. March 2, 1998.",
			note:  "Harold Saunders, “On boats,” 1998",
		},
		{
			name: "paper in proceedings",
			work: `type: paper-conference
				title: On ropes
				author: [{family: Kelman, given: Herbert}]
				container-title: Proceedings of Ropes
				page: "7"
				publisher: Quay Press
				issued: {date-parts: [[1972]]}`,
			entry: "Kelman, Herbert. “On ropes.” In Proceedings of Ropes, 7. Quay Press, 1972.",
			note:  "Herbert Kelman, “On ropes,” 1972",
		},
		{
			name: "manuscript in an archive, about a year",
			work: `type: manuscript
				title: Log
				author: [{family: Berman, given: M.}]
				archive: Elm Library
				archive_location: box 3
				issued: {date-parts: [[1957]], circa: true}`,
			entry: "Berman, M. “Log.” Manuscript. Box 3, Elm Library. About 1957.",
			note:  "M. Berman, “Log,” about 1957",
		},
		{
			name: "letter, a decade",
			work: `type: personal_communication
				title: To Ada
				author: [{family: Pen, given: Tom}]
				issued: {raw: 196X}`,
			entry: "Pen, Tom. “To Ada.” Letter. 1960s.",
			note:  "Tom Pen, “To Ada,” 1960s",
		},
		{
			name: "data set",
			work: `type: dataset
				title: Tides of Elm
				author: [{literal: Elm Board}]
				publisher: Quay Data
				issued: {date-parts: [[2011]]}`,
			entry: "Elm Board. “Tides of Elm.” Data set. Quay Data, 2011.",
			note:  "Elm Board, “Tides of Elm,” 2011",
		},
		{
			name: "a type that nobody foresaw",
			work: `type: song
				title: Boats
				author: [{family: Plato}]
				issued: {date-parts: [[1999]]}`,
			entry: "Plato. “Boats.” 1999.",
			note:  "Plato, “Boats,” 1999",
		},
		{
			name: "names in other letters: Cyrillic ones turn, Chinese ones do not",
			work: `type: book
				title: Мосты
				author: [{family: Арбатов, given: Георгий}, {family: 王, given: 小波}]
				issued: {date-parts: [[1990]]}`,
			entry: "Арбатов, Георгий, and 王小波. Мосты. 1990.",
			note:  "Георгий Арбатов and 王小波, Мосты, 1990",
		},
		{
			name: "a Chinese name first",
			work: `type: book
				title: Bridges
				author: [{family: 王, given: 小波}, {family: Lee, given: Ann}]
				issued: {date-parts: [[1990]]}`,
			entry: "王小波 and Ann Lee. Bridges. 1990.",
			note:  "王小波 and Ann Lee, Bridges, 1990",
		},
		{
			name: "neither title nor author",
			work: `type: webpage
				publisher: Elm Center`,
			entry: "[untitled]. Elm Center, no date.",
			note:  "[untitled], no date",
		},
		{
			name: "a title that ends in a full stop, and a date of another form",
			work: `type: webpage
				title: Made in U.S.
				issued: {literal: long ago}`,
			entry: "“Made in U.S.” Long ago.",
			note:  "“Made in U.S.,” long ago",
		},
	} {
		w := work(t, tc.work)
		if got := Plain(Entry(w)); got != tc.entry {
			t.Errorf("%s: entry is\n%s\nwant\n%s", tc.name, got, tc.entry)
		}
		if got := Plain(Note(w)); got != tc.note {
			t.Errorf("%s: note is\n%s\nwant\n%s", tc.name, got, tc.note)
		}
	}
}

// TestEveryTypeOfCSL holds that no type is set without its title, names, and date.
func TestEveryTypeOfCSL(t *testing.T) {
	for _, kind := range strings.Fields("article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry " +
		"entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet " +
		"paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard " +
		"thesis treaty webpage") {
		w := work(t, "type: "+kind+"\ntitle: Lamps\nauthor: [{family: Reed, given: Tom}]\ncontainer-title: Tides\npublisher: Quay\nissued: {date-parts: [[1901]]}")
		got := Plain(Entry(w))
		for _, want := range []string{"Reed, Tom. ", "Lamps", "1901", "Quay"} {
			if !strings.Contains(got, want) && !(want == "Quay" && (strings.HasPrefix(kind, "article") || strings.HasPrefix(kind, "review"))) {
				t.Errorf("%s: entry says no %q: %s", kind, want, got)
			}
		}
		if strings.Contains(got, "..") || strings.Contains(got, " ,") || strings.Contains(got, "  ") || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: entry is badly set: %s", kind, got)
		}
	}
}

func TestYear(t *testing.T) {
	for edtf, want := range map[string]string{
		"": "no date", "1901": "1901", "1901-05": "1901", "1901-05-02": "1901", "1981-24": "1981", "1901/1903": "1901–1903", "1901-05/1901-07": "1901",
		"1957~": "about 1957", "196X": "1960s", "[1986,1987]": "1986 or 1987", "1960/..": "since 1960", "long ago": "long ago",
	} {
		if got := Year(lists.Work{Issued: edtf}); got != want {
			t.Errorf("year of %q is %q, want %q", edtf, got, want)
		}
	}
}

func TestLocator(t *testing.T) {
	for in, want := range map[string]string{
		"p. 12": "p. 12", "pp. 33-35": "pp. 33–35", "33": "p. 33", "33-35": "pp. 33–35", "{33-35}": "pp. 33–35", "xii": "p. xii", "33, 40": "pp. 33, 40",
		"ch. 1": "ch. 1", "sec. U-2": "sec. U-2", "and what follows": "and what follows", "": "", "civil": "civil", "1960--1962": "pp. 1960–1962",
	} {
		if got := Locator(in); got != want {
			t.Errorf("Locator(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSort(t *testing.T) {
	want := []string{"Ábel, A.", "“a boat”", "The Carter Center 1", "Carter, J.", "Gogh", "van Gogh, Vincent", "Zoe", "Арбатов, Г."}
	works := []lists.Work{
		{Key: "Zoe", Title: "The Zoe"},
		{Key: "van Gogh, Vincent", Authors: []lists.Agent{{Family: "Gogh", Given: "Vincent", Particle: "van"}}},
		{Key: "Арбатов, Г.", Authors: []lists.Agent{{Family: "Арбатов", Given: "Г."}}},
		{Key: "Gogh", Title: "A Gogh"},
		{Key: "Ábel, A.", Authors: []lists.Agent{{Family: "Ábel", Given: "A."}}},
		{Key: "Carter, J.", Authors: []lists.Agent{{Family: "Carter", Given: "J."}}},
		{Key: "The Carter Center 1", Authors: []lists.Agent{{Literal: "The Carter Center"}}},
		{Key: "“a boat”", Title: "“A boat”"},
	}
	slices.SortFunc(works, Sort())
	var got []string
	for _, w := range works {
		got = append(got, w.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("order is %q,\nwant %q", got, want)
	}
}
