// Package book has the nouns that travel between the stages: texts and their blocks, names, passages and what
// is said in them.
//
// Goals: plain values that a stage makes and the next ones read; everything knows its place. Non-goals: behavior. No
// stage changes what an earlier one made.
package book

import (
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// As is what a block was taken for.
type As string

// What a line can be taken for, as the contract lists them.
const (
	Blank        As = "blank"
	HeaderBlock  As = "header"
	Rubric       As = "rubric"
	Title        As = "title"
	Standfirst   As = "standfirst"
	Byline       As = "byline"
	Heading      As = "heading"
	Paragraph    As = "paragraph"
	List         As = "list"
	TableBlock   As = "table"
	Contents     As = "contents"
	DateBlock    As = "date"
	DossierBlock As = "dossier"
	Question     As = "question"
	Answer       As = "answer"
	QuoteBlock   As = "quotation"
	Disagreement As = "disagreement"
	ReferenceAs  As = "reference"
	Dropped      As = "dropped"
)

// Role is what the code knows of a kind of name.
type Role string

// The roles. Kinds are declared in config.toml; each has one of these.
const (
	Column  Role = "column"
	Case    Role = "case"
	Agent   Role = "agent"
	Term    Role = "term"
	Source  Role = "source"
	Article Role = "article"
	Page    Role = "page"
)

// Kind is a kind of name, as config.toml declares it.
type Kind struct {
	ID     string
	Name   string
	Plural string
	Folder string
	Schema string // schema.org type
	Role   Role
}

// Name is anything with an entry of its own.
type Name struct {
	ID      string
	Kind    Kind
	Name    string
	Also    []Alias
	Summary text.Run // with its citations; may be empty
	Match   string   // "any" or "exact" case; empty for the role's own rule
	Pos     text.Pos // where it is declared
	Called  bool     // by the first words of its text, for want of a title: they find it nowhere
}

// Alias is another spelling of a name, and the pages where it applies; nowhere named, everywhere.
type Alias struct {
	Text  string
	Where []string
	Pos   text.Pos
}

// Header is what a text says of itself between its first two --- lines.
type Header struct {
	Kind, ID, Title, Subtitle string
	Also                      []Alias
	Summary                   text.Run
	Subject                   string // the id of the name whose page this is
	Work                      string // key of the work that a digest digests (`source` in the file)
	Author, Publisher         string
	Date, URL, License        string
	Last                      int                 // the line of the closing fence; 0 without a header
	At                        map[string]text.Pos // where each property stands
}

// Doc is a text, understood.
type Doc struct {
	ID     string // seed id
	Kind   Kind
	Source *text.Source
	Header Header
	Title  text.Run
	Blocks []Block // in order; each line of the file is in exactly one
}

// Block is a run of lines taken for one thing by one rule. Which parts are filled depends on As.
type Block struct {
	As    As
	Rule  string
	First int
	Last  int

	Text     text.Run   // words of all but tables, lists and dossiers; the label of contents and disagreements
	Level    int        // of a heading, from 2
	Items    []Item     // of a list, contents, disagreement
	Rows     [][]Cell   // of a table; the first row is its head
	Facts    []RawFact  // of a dossier
	Date     *when.Date // of a date; a pointer, since most blocks have none and a text may have a million
	Inferred bool       // of a date: not in the text, but told by it
	Speaker  text.Run   // of a quotation, when its attribution line names one
}

// Item is an item of a list; Depth counts from 0.
type Item struct {
	Text   text.Run
	Depth  int
	Number int // in a numbered list; else 0
}

// Cell is a cell of a table: its whole text, and the items it holds.
type Cell struct {
	Text  text.Run
	Items []text.Run
	Open  bool // closed by "etc.": there is more than is listed
}

// RawFact is a line of a dossier: a label and its values, parted as the label's `holds` says.
type RawFact struct {
	Label  text.Run
	Value  text.Run
	Values []text.Run
}

// Cite is a citation of a work.
type Cite struct {
	Key     string
	Prefix  string // "see also"; may be empty
	Locator string // "p. 12"; may be empty
	Pos     text.Pos
}

// PieceKind is what a piece of a line of text is.
type PieceKind int

// The pieces of a text.
const (
	Words PieceKind = iota
	Citation
	Hyperlink
	Code
)

// Piece is a stretch of a text that is set in one way. Pieces do not nest.
type Piece struct {
	Kind   PieceKind
	Text   text.Run // what is read; empty for a citation
	Strong bool
	Em     bool
	Cites  []Cite
	Dest   string // of a hyperlink
}

// Passage is a statement's place and words: a paragraph, list item, cell, dated entry, quotation or summary.
type Passage struct {
	Seed     string // seed id of its text, or the list's file for a summary
	File     string
	Line     int
	ID       string // hash of its plain words
	Plain    string
	Pieces   []Piece
	Works    []Cite // what it rests on
	Section  string // the heading above it, in plain words
	Mentions []Mention
}

// Mention is a name found in a passage: piece and bytes of it.
type Mention struct {
	Name     string // id
	Piece    int
	Start    int
	End      int
	Sentence string // plain words of the sentence it stands in
	From     int    // byte of the passage's plain words where that sentence begins
	At       int    // byte of the sentence where the name begins
}

// Event is something dated.
type Event struct {
	Date     when.Date
	Inferred bool     // told by the text, not stated
	Passage  *Passage // what the source says of it: a paragraph below a date line, a sentence, the value of a dossier
	Case     string   // id of the case that it belongs to; empty for none
	Whole    bool     // the date of the case as a whole, as its dossier has it
	Names    []string // ids of the names that the dossier mentions besides
}

// Fact is what a case's dossier says under one label.
type Fact struct {
	Label  string // as labels.yaml has it, else as written
	Role   string // as labels.yaml has it; may be empty
	Values []*Passage
}

// Dossier is the facts of one case, as one text tells them.
type Dossier struct {
	Name  string // of the case, as the text calls it; empty if it has none
	Case  string // id of the case; empty if it makes none
	Block int    // where in the text
	Facts []Fact
	Body  []*Passage // the paragraphs that go with it
}

// QA is a question and its answer; the question may be lost.
type QA struct {
	Question *Passage
	Answer   []*Passage
}

// Quote is words that somebody said.
type Quote struct {
	Text    string
	Speaker string // id of a name, or empty
	Works   []Cite // what the words were cited from; the passage may cite more
	Passage *Passage
}

// Clash is a disagreement between sources: what about, which names that concerns besides the page where it stands, and its sides.
type Clash struct {
	About string
	ID    string
	Pos   text.Pos
	Names []string // ids
	Sides []*Passage
}

// Comparison is a table of like things.
type Comparison struct {
	ID, Title string
	Summary   string
	Of        []string // ids of the names that are defined in it, if definitions are compared
	Columns   []string // ids of names; or labels of facts
	Labels    bool     // columns are labels, and each row is about a name
	Rows      []Row
}

// Row is a row of a comparison: a label, the id of the name that it is about, if it is about one, and a cell a column.
type Row struct {
	Label, Name string
	Cells       []CompCell
}

// CompCell is what sources say of one column under one label.
type CompCell struct {
	Clash string // id of the disagreement it shows; empty for none
	Items []CompItem
}

// CompItem is an item with every passage that says it; of a length that was reckoned, the dates.
type CompItem struct {
	Text     string
	Passages []*Passage
}
