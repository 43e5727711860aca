using System.Globalization;
using System.Text;

namespace InvestOps.Pipeline.Assets;

/// <summary>
/// Writes CSV that opens safely in a spreadsheet: UTF-8, with a byte order mark where there is Korean (Excel reads it by that),
/// LF, and text that a spreadsheet would take for a formula prefixed with an apostrophe. Numbers are written as numbers.
/// </summary>
public sealed class CsvText
{
    private const string FormulaStarts = "=+-@＝＋－＠\t\r";
    private readonly StringBuilder _text = new();

    public CsvText(params IEnumerable<string> header) => _text.AppendJoin(',', header).Append('\n');

    /// <summary>Adds a row of text, numbers, dates and empty cells (null).</summary>
    public CsvText Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append('\n');
        return this;
    }

    public byte[] ToUtf8()
    {
        var text = _text.ToString();
        var content = Encoding.UTF8.GetBytes(text);
        return Ascii.IsValid(text) ? content : [.. Encoding.UTF8.Preamble, .. content];
    }

    private static string Cell(object? value) => value switch
    {
        null or double.NaN => "",
        string text => Quote(text),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(value.ToString() ?? ""),
    };

    private static string Quote(string text)
    {
        var trimmed = text.TrimStart(' ');
        var safe = trimmed.Length > 0 && FormulaStarts.Contains(trimmed[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\n\r") >= 0 || safe.Length != text.Length
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
