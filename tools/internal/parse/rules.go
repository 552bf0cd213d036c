package parse

import (
	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

// Rule reads one kind of block. Example and NearMiss are invented; in each, the lines that begin with "→" are those meant.
type Rule struct {
	Name     string
	As       book.As
	Reason   string
	Example  string
	NearMiss string
	read     func(*state) (book.Block, bool)
}

// pasted is a paragraph as pasted web text has it: one long line.
const pasted = "They rowed out at dusk, whatever the weather, and lay outside the bar until a sail came in sight that wanted somebody who knew the way. They were paid by the ship."

// Rules is every rule; the first that knows a line has it.
var Rules []Rule

// The table is filled here, since rules look at each other's lines and Go refuses a cycle of initial values.
func init() {
	Rules = []Rule{
		{Name: "header", As: book.HeaderBlock, Reason: "What a text says of itself stands between its first two --- lines.",
			Example: "→---\n→id: x\n→---\nWords.", NearMiss: "Words.\n\n→---\n\nMore.", read: readHeaderBlock},
		{Name: "blank", As: book.Blank, Reason: "Nothing visible stands on it.",
			Example: "One.\n→\nTwo.", NearMiss: "→.", read: func(s *state) (book.Block, bool) {
				return book.Block{As: book.Blank}, s.src.Lines[s.at-1].Blank() && s.res.Kept(s.at)
			}},
		{Name: "dropped", As: book.Dropped, Reason: "Package clean dropped it, by the rule it names.",
			Example: "Words.\n→Read next", NearMiss: "→Words.", read: func(s *state) (book.Block, bool) {
				b := s.one(book.Dropped)
				b.Rule = s.res.Dropped[s.at]
				return b, b.Rule != ""
			}},
		{Name: "fence", As: book.Paragraph, Reason: "Between two lines of three backticks or tildes stands code, whose lines are words and nothing else.",
			Example: "Words came first.\n\n→```\n→# no heading\n→Read next\n→```", NearMiss: "→```\n→# A heading, since nothing closes the fence", read: readFence},
		{Name: "title", As: book.Title, Reason: "Of the lines that stand alone above the first sentence and are none themselves, the longest names the text.",
			Example: "Tides\n\n→The Pilots of the Outer Harbor\n\nThey came at night.", NearMiss: "→They came at night.\n\nThe Pilots", read: readTitle},
		{Name: "rubric", As: book.Rubric, Reason: "A shorter line alone above the title is the section of the magazine it stood in.",
			Example: "→Tides\n\nThe Pilots of the Outer Harbor\n\nThey came at night.", NearMiss: "The Pilots of the Outer Harbor\n\n→Tides\n\nThey came at night.", read: readRubric},
		{Name: "standfirst", As: book.Standfirst, Reason: "One sentence alone under the title sums the text up.",
			Example: "The Pilots\n\n→How night work became a trade.\n\nThey came at night.", NearMiss: "The Pilots\n\n→They came at night. Nobody saw them.\n\nMore.", read: readStandfirst},
		{Name: "contents", As: book.Contents, Reason: "A label of contents and the list under it name the headings to come.",
			Example: "→In this article\n→- Night work\n→- Day work\n\nWords.", NearMiss: "→The contents of the hold were sold.", read: readContents},
		{Name: "table", As: book.TableBlock, Reason: "Rows of cells between pipes.",
			Example: "→| Port | Depth |\n→|---|---|\n→| Elm | 9 m |", NearMiss: "→Elm | 9 m", read: readTable},
		{Name: "quotation", As: book.QuoteBlock, Reason: "Lines that open with > are somebody's words.",
			Example: "→> We sailed at dawn.\n→> — Ada Marsh", NearMiss: "→2 > 1 is true.", read: readQuotation},
		{Name: "quotation-alone", As: book.QuoteBlock, Reason: "A paragraph of one line that stands between quotation marks from end to end is somebody's words.",
			Example: "Words came first.\n\n→“We sailed at dawn, and nobody saw us.”\n\nMore words.", NearMiss: "→“We sailed at dawn,” she said, “and nobody saw us.”\n\n→“Night Work”", read: readQuotationAlone},
		{Name: "disagreement", As: book.Disagreement, Reason: "“Sources differ:” opens a list of sides.",
			Example: "→Sources differ: the year of the fire\n→- 1901 [@a]\n→- 1902 [@b]", NearMiss: "→Sources differ on the year.", read: readDisagreement},
		{Name: "questions-label", As: book.Heading, Reason: "What follows are questions and answers.",
			Example: "→Frequently asked questions\nWhen?\nThen.", NearMiss: "→Questions were asked.", read: readQuestionsLabel},
		{Name: "references-label", As: book.Heading, Reason: "What follows is a list of works.",
			Example: "Words.\n\n→References\nMarsh, A. (1901). Tides.", NearMiss: "→Sources of the river", read: readReferencesLabel},
		{Name: "question-heading", As: book.Question, Reason: "Under the label of questions, a marked heading that asks is a question.",
			Example: "FAQ\n\n→### When?\nThen.", NearMiss: "Words came first.\n\n→### When?\nThen.", read: readQuestionHeading},
		{Name: "heading-mark", As: book.Heading, Reason: "Markdown marks headings with #.",
			Example: "Words came first.\n\n→## Night work\nWords.", NearMiss: "→#1 of all ports.", read: readMarkedHeading},
		{Name: "heading-underlined", As: book.Heading, Reason: "Markdown underlines headings with a row of = or -.",
			Example: "Words came first.\n\n→Night work\n→----------\nThey rowed.", NearMiss: "Words came first.\n\n→They rowed at night.\n----------\nThey rowed.", read: readUnderlinedHeading},
		{Name: "heading-contents", As: book.Heading, Reason: "It repeats an entry of the contents.",
			Example: "Words here.\n\nContents\n- Night work\n- Day work\n\n→Night work\nWords.", NearMiss: "Words here.\n\nContents\n- Night work\n- Day work\n\n→They worked by night and by day.", read: readContentsHeading},
		{Name: "heading-edit", As: book.Heading, Reason: "A wiki's edit link hangs on it.",
			Example: "Words came first.\n\n→Night work[edit]\nThey rowed.", NearMiss: "→They said so. [edit]", read: readEditHeading},
		{Name: "reference", As: book.ReferenceAs, Reason: "A line of the list of works.",
			Example: "Words.\n\nReferences\n→Marsh, A. (1901). Tides.", NearMiss: "→Marsh wrote in 1901.", read: readReference},
		{Name: "question-item", As: book.Question, Reason: "Under the label of questions, an item of a list that asks is a question.",
			Example: "FAQ\n→1. When was the fire?\nIn 1901.", NearMiss: "Words came first.\n\n→1. When was the fire?\n2. Who saw it?", read: readQuestionItem},
		{Name: "heading-number", As: book.Heading, Reason: "A short numbered line alone, with no other item before or after it, is a heading and no list.",
			Example: "Words came first.\n\n→1. Night work\n\nThey rowed.\n\n→2. Day work\n\nThey slept.", NearMiss: "They rest thus.\n\n→1. Night work\n\n→2. Day work\n\nThey slept.", read: readNumberedHeading},
		{Name: "list", As: book.List, Reason: "Lines that open with a list marker.",
			Example: "Words came first.\n→- pilots\n→- crews", NearMiss: "→-5 degrees at night.", read: readList},
		{Name: "date", As: book.DateBlock, Reason: "A line that is only a date dates the paragraph below it.",
			Example: "→May 1, 1960\nA ship came in.", NearMiss: "→May 1, 1960 was a Sunday.", read: readDate},
		{Name: "dossier", As: book.DossierBlock, Reason: "Adjacent lines of label and value, or one whose label is known.",
			Example: "Words came first.\n\n→Crew: Ada; Tom\n→Port: Elm", NearMiss: "Words came first.\n\n→One thing is clear: the port was shut.", read: readDossier},
		{Name: "heading-above-dossier", As: book.Heading, Reason: "A short line right above a dossier is what the dossier is about.",
			Example: "---\ntitle: A\n---\n→The Night Watch\nCrew: Ada; Tom\nPort: Elm", NearMiss: "Words came first.\n\n→The watch came late.\nCrew: Ada; Tom\nPort: Elm", read: readDossierHeading},
		{Name: "byline", As: book.Byline, Reason: "It says who wrote.",
			Example: "Words came first.\n\n→Ada Marsh is a reporter at the Tide.", NearMiss: "→Elm Harbor is a port.\n\nMore words.", read: readByline},
		{Name: "question", As: book.Question, Reason: "Under the label of questions, a line that ends in a question mark.",
			Example: "FAQ\n→When was the fire?\nIn 1901.", NearMiss: "Words came first.\n\n→When was the fire? Nobody knows.", read: readQuestion},
		{Name: "answer", As: book.Answer, Reason: "Under the label of questions, any other paragraph, whether or not its question was lost.",
			Example: "FAQ\nWhen was the fire?\n→In 1901.", NearMiss: "→In 1901 there was a fire.", read: readAnswer},
		{Name: "heading-alone", As: book.Heading, Reason: "A short line alone between blank lines that is no sentence.",
			Example: "Words came first.\n\n→Night work\n\nWords.", NearMiss: "Words came first.\n\n→They worked.\n\nWords.", read: readLoneHeading},
		{Name: "heading-glued", As: book.Heading, Reason: "A short line that is no sentence, below a blank line and right above a line that is a whole paragraph, or a date, list or table.",
			Example:  "Words came first. Others followed.\n\n→Night work\n" + pasted,
			NearMiss: "Words came first. Others followed.\n\n→Night work\nIt was dark. It was cold.", read: readGluedHeading},
		{Name: "paragraph", As: book.Paragraph, Reason: "What no other rule knows.",
			Example: "→Ships came in. Others left.", NearMiss: "→- ships", read: readParagraph},
	}
}

func readHeaderBlock(s *state) (book.Block, bool) {
	return book.Block{As: book.HeaderBlock, Last: s.res.Header}, s.at == 1 && s.res.Header > 0
}

func readContents(s *state) (book.Block, bool) {
	c, ok := s.res.ContentsAt(s.at)
	if !ok {
		return book.Block{}, false
	}
	b := s.one(book.Contents)
	for _, no := range c.Entries {
		if s.droppedBetween(b.Last, no) {
			break
		}
		b.Items = append(b.Items, book.Item{Text: s.unmarked(no)})
		b.Last = no
	}
	return b, true
}

// droppedBetween reports whether a line between two others was dropped: what is below it is no longer in their block.
func (s *state) droppedBetween(from, to int) bool {
	for no := from + 1; no < to; no++ {
		if s.res.Dropped[no] != "" {
			return true
		}
	}
	return false
}

// unmarked is a line without its list marker.
func (s *state) unmarked(no int) text.Run {
	r := s.trimmed(no)
	return r.Slice(len(r.Text)-len(clean.StripMarker(r.Text)), len(r.Text)).Trim()
}
