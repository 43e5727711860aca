namespace InvestOps.LocalFunctions.Http;

/// <summary>Makes text of a caller fit for a log line: no control characters, and not too long.</summary>
internal static class Printable
{
    private const int Longest = 200;

    public static string Text(string text)
    {
        var cut = text.Length <= Longest ? text : text[..Longest] + "...";
        return string.Concat(cut.Select(character => char.IsControl(character) ? '?' : character));
    }
}
