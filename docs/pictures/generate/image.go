package main

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

const (
	margin  = 20         // pixels of white around a sheet
	largest = 250 * 1000 // bytes of a picture
)

func decode(file string) (image.Image, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

// page draws a page of a PDF.
func (s *studio) page(pdf string, page int, dpi float64) (image.Image, error) {
	raw := filepath.Join(s.scratch, "page")
	err := quietly(exec.Command("pdftoppm", "-png", "-singlefile", "-r", fmt.Sprint(dpi), "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), pdf, raw))
	if err != nil {
		return nil, err
	}
	return decode(raw + ".png")
}

// inked is the part of a picture within bounds that is not white.
func inked(p image.Image, within image.Rectangle) image.Rectangle {
	var r image.Rectangle
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if dark(p, x, y) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func dark(p image.Image, x, y int) bool {
	return color.GrayModel.Convert(p.At(x, y)).(color.Gray).Y < 250
}

// belowHead is what is left of a part below its first line and the white below that.
func belowHead(p image.Image, part image.Rectangle) image.Rectangle {
	ink := true
	for y := part.Min.Y; y < part.Max.Y; y++ {
		now := !inked(p, image.Rect(part.Min.X, y, part.Max.X, y+1)).Empty()
		if now && !ink {
			part.Min.Y = y
			break
		}
		ink = now
	}
	return part
}

// cropped is a part of a picture with a narrow margin, cut off below a height.
func cropped(p image.Image, part image.Rectangle, height int) image.Image {
	part.Max.Y = min(part.Max.Y, part.Min.Y+height-2*margin)
	frame := part.Inset(-margin)
	out := image.NewRGBA(image.Rect(0, 0, frame.Dx(), frame.Dy()))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, part.Sub(frame.Min), p, part.Min, draw.Over)
	return out
}

// keep writes a picture, which must not be too large for a page that shows several.
func (s *studio) keep(name string, p image.Image) error {
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, reduced(p)); err != nil {
		return err
	}
	if b.Len() > largest {
		return fmt.Errorf("%s has %d bytes, more than %d", name, b.Len(), largest)
	}
	fmt.Printf("%s: %d × %d, %d kB\n", name, p.Bounds().Dx(), p.Bounds().Dy(), b.Len()/1000)
	return os.WriteFile(filepath.Join(s.out, name), b.Bytes(), 0o644)
}

// reduced is a picture in the 256 colours that it has most of, with the nearest of them in place of others. Screens of text
// lose nothing that one sees, and take a third of the bytes.
func reduced(p image.Image) image.Image {
	b := p.Bounds()
	count := map[color.RGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[color.RGBAModel.Convert(p.At(x, y)).(color.RGBA)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(count), func(c, d color.RGBA) int {
		return cmp.Or(count[d]-count[c], cmp.Compare(code(c), code(d)))
	})
	var palette color.Palette
	for _, c := range colours[:min(256, len(colours))] {
		palette = append(palette, c)
	}
	out := image.NewPaletted(image.Rect(0, 0, b.Dx(), b.Dy()), palette)
	nearest := map[color.Color]uint8{}
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := p.At(b.Min.X+x, b.Min.Y+y)
			if _, ok := nearest[c]; !ok {
				nearest[c] = uint8(palette.Index(c))
			}
			out.SetColorIndex(x, y, nearest[c])
		}
	}
	return out
}

// code orders colours, so that two runs choose the same of those that are as frequent.
func code(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
