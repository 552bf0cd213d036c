package finding

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// ink is the color of each level on a terminal: blue, yellow, red.
var ink = [...]string{Proposal: "34", Warning: "33", Error: "31"}

// Text prints findings one a line, each with its hint indented below; in color for a terminal.
func Text(w io.Writer, fs []Finding, color bool) error {
	for _, f := range fs {
		level := f.Level.String()
		if color {
			level = "\x1b[1;" + ink[f.Level] + "m" + level + "\x1b[0m"
		}
		line := fmt.Sprintf("%s: %s: %s [%s]\n", oneLine(f.Pos.String()), level, f.Msg, f.ID)
		if f.Hint != "" {
			line += "    " + f.Hint + "\n"
		}
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// GitHub prints findings as workflow commands; whatever a text says is escaped, so that it cannot be a command.
func GitHub(w io.Writer, fs []Finding) error {
	for _, f := range fs {
		msg := f.Msg
		if f.Hint != "" {
			msg += "\n" + f.Hint
		}
		level := map[Level]string{Error: "error", Warning: "warning", Proposal: "notice"}[f.Level]
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			level, property(f.Pos.File), max(1, f.Pos.Line), max(1, f.Pos.Col), property(f.ID), message(msg))
		if err != nil {
			return err
		}
	}
	return nil
}

// message escapes the value of a workflow command, property that of one of its properties, as GitHub's runner reads them.
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(message(s))
}

// JSON prints findings as one array of objects.
func JSON(w io.Writer, fs []Finding) error {
	type row struct {
		ID      string `json:"id"`
		Level   string `json:"level"`
		File    string `json:"file"`
		Line    int    `json:"line"`
		Col     int    `json:"col"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
	}
	rows := make([]row, 0, len(fs))
	for _, f := range fs {
		rows = append(rows, row{f.ID, f.Level.String(), f.Pos.File, f.Pos.Line, f.Pos.Col, f.Msg, f.Hint})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(rows)
}
