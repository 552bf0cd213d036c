package page

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
)

// timelineData writes the events as CSV and JSON.
func (m *maker) timelineData() {
	rows := [][]string{header(timelineColumns)}
	events := []eventRow{}
	for _, e := range m.web.Happenings {
		r := m.eventRowOf(e)
		events = append(events, r)
		p := r.Passages[0]
		rows = append(rows, []string{r.Date, yes(r.Inferred), r.Text, strings.Join(r.Names, " "), p.Source, itoa(p.Line), p.Passage, strings.Join(p.Works, " ")})
	}
	m.csv("timeline/timeline.csv", rows)
	m.json("timeline/timeline.json", events)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// comparisonData writes a comparison as CSV, a row an item and passage, and JSON.
func (m *maker) comparisonData(dir string, c *book.Comparison) {
	rows := [][]string{header(comparisonColumns)}
	r := compRowOf(c)
	for _, row := range r.Rows {
		for _, cell := range row.Cells {
			for _, item := range cell.Items {
				for _, p := range item.Passages {
					rows = append(rows, []string{row.Label, cell.Column, item.Text, p.Source, itoa(p.Line), p.Passage, strings.Join(p.Works, " ")})
				}
			}
		}
	}
	m.csv(dir+"compare.csv", rows)
	m.json(dir+"compare.json", r)
}

// csv adds a table for spreadsheets. A cell that one of them would run as a formula begins with an apostrophe.
func (m *maker) csv(path string, rows [][]string) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = inert(cell)
		}
		_ = w.Write(row) // a buffer always takes it
	}
	w.Flush()
	m.files = append(m.files, File{path, b.Bytes()})
}

// inert keeps a cell from being a formula.
func inert(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}
