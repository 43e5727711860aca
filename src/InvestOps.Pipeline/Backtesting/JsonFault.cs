using System.Globalization;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Says in plain words where text stops being JSON, what stands there, and what is probably meant.</summary>
internal static class JsonFault
{
    private const int LongestShown = 20;
    private const string Numbers = "Numbers are plain digits, such as 100000000; dates and other texts stand in double quotes.";

    // The first that fits. All before the fault is valid, so a few characters tell what was under way.
    private static readonly (Predicate<FaultPlace> Fits, string Hint)[] Hints =
    [
        (place => place is { IsEnd: true, IsInText: true }, "The closing '\"' of a text is missing."),
        (place => place.IsEnd, "It ends too early: is a closing '}' or ']' missing?"),
        (place => place is { IsInText: true, Found: '\n' or '\r' }, "A text ends on the line it begins on: is its closing '\"' missing?"),
        (place => place.IsInText && char.IsControl(place.Found), "Control characters cannot stand in a text."),
        (place => place is { IsInText: true, Before: '\\' }, "A backslash in a text is written twice."),
        (place => place.IsInText, "After \\u in a text come four digits, 0-9 or a-f."),
        (place => place.Open == '\0', "One message is one request: nothing may follow its last '}'."),
        (place => place.Before is '.' or '-' or '+', Numbers),
        (place => place is { Found: '}' or ']', Last: ',' }, "The comma before it is one too many."),
        (place => place is { Found: '}' or ']' or ',', Last: ':' }, "The value before it is missing."),
        (place => place is { Found: '}', Open: '[' } or { Found: ']', Open: '{' }, "It does not close what is open."),
        (place => place is { Found: '"', Last: not (',' or ':' or '{' or '[') }, "Is a ',' or ':' missing before it?"),
        (place => place.Found is '\'' or '`' or (>= '\u2018' and <= '\u201F'), "Names and texts stand in straight double quotes (\")."),
        (place => char.IsAsciiDigit(place.Before) || char.IsAsciiDigit(place.Found) || place.Found is '+' or '.', Numbers),
        (place => place.Found is '/' or '#', "Comments are not taken."),
        (place => place.Found == '=', "A name and its value are separated by ':'."),
        (place => char.IsWhiteSpace(place.Found) || char.IsControl(place.Found), "It cannot be seen, and JSON does not know it; delete it."),
        (place => char.IsLetter(place.Found) || char.IsLetter(place.Before), "Names and texts stand in double quotes; true, false and null are in small letters."),
    ];

    public static string Describe(string text, int at)
    {
        var place = FaultPlace.Of(text, at);
        var hint = Array.Find(Hints, candidate => candidate.Fits(place)).Hint;
        return hint is null ? $"{PlaceOf(text, at)}." : $"{PlaceOf(text, at)}. {hint}";
    }

    /// <summary>Line, position (both from 1) and what is found there.</summary>
    public static string PlaceOf(string text, int at)
    {
        var (line, position) = LineAndPosition(text.AsSpan(0, at));
        return string.Create(CultureInfo.InvariantCulture, $"Line {line}, position {position}: found {Found(text.AsSpan(at))}");
    }

    /// <summary>Where the character after this text stands.</summary>
    public static (int Line, int Position) LineAndPosition(ReadOnlySpan<char> before)
    {
        var position = 1;
        foreach (var _ in before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes())
        {
            position++;
        }

        return (before.Count('\n') + 1, position);
    }

    private static string Found(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return "the end of the message";
        }

        var end = rest.IndexOfAny('\n', '\r');
        var line = new string((end < 0 ? rest : rest[..end]).TrimEnd());
        return line.Length > 0 && Spelling.IsPrintable(line.EnumerateRunes().First()) && !char.IsWhiteSpace(line[0])
            ? $"'{Spelling.Shown(line, LongestShown)}'"
            : rest[0] is '\n' or '\r' ? "the end of the line" : string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)rest[0]:X4}");
    }
}
