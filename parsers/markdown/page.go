package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Tables teaches goldmark to read tables as this package does, and to write them into a web page. See addresses for why it is not
// goldmark's own extension.
var Tables goldmark.Extender = pageTables{}

type pageTables struct{}

// Extend implements goldmark.Extender.
func (pageTables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(tables{}, 200)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(pageTables{}, 500)))
}

// RegisterFuncs implements renderer.NodeRenderer.
func (pageTables) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(east.KindTable, around(func(ast.Node) (string, string) { return "<table>\n", "</table>\n" }))
	to.Register(east.KindTableHeader, around(func(n ast.Node) (string, string) {
		if n.NextSibling() == nil {
			return "<thead>\n<tr>\n", "</tr>\n</thead>\n"
		}
		return "<thead>\n<tr>\n", "</tr>\n</thead>\n<tbody>\n"
	}))
	to.Register(east.KindTableRow, around(func(n ast.Node) (string, string) {
		if n.NextSibling() == nil {
			return "<tr>\n", "</tr>\n</tbody>\n"
		}
		return "<tr>\n", "</tr>\n"
	}))
	to.Register(east.KindTableCell, around(func(n ast.Node) (string, string) {
		if n.Parent().Kind() == east.KindTableHeader {
			return "<th>", "</th>\n"
		}
		return "<td>", "</td>\n"
	}))
}

// around writes what stands before and after the content of a node.
func around(tags func(ast.Node) (open, end string)) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		open, end := tags(n)
		if !entering {
			open = end
		}
		_, err := w.WriteString(open)
		return ast.WalkContinue, err
	}
}
