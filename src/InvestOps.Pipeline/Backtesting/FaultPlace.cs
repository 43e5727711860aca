namespace InvestOps.Pipeline.Backtesting;

/// <summary>The surroundings of the character at which text stops being JSON.</summary>
internal readonly record struct FaultPlace
{
    public required bool IsEnd { get; init; }

    public required char Found { get; init; }

    public required char Before { get; init; }

    /// <summary>The character before, white space left out.</summary>
    public required char Last { get; init; }

    public required bool IsInText { get; init; }

    /// <summary>The brace or bracket that is still to be closed; NUL where none is.</summary>
    public required char Open { get; init; }

    public static FaultPlace Of(string text, int at)
    {
        var before = text.AsSpan(0, at);
        var isInText = false;
        var open = new Stack<char>();
        for (var i = 0; i < before.Length; i++)
        {
            switch (before[i])
            {
                case '\\':
                    i++; // it is within a text, and what it escapes ends nothing
                    break;
                case '"':
                    isInText = !isInText;
                    break;
                case '{' or '[' when !isInText:
                    open.Push(before[i]);
                    break;
                case '}' or ']' when !isInText:
                    open.TryPop(out _);
                    break;
            }
        }

        return new FaultPlace
        {
            IsEnd = at == text.Length,
            Found = at < text.Length ? text[at] : '\0',
            Before = at > 0 ? text[at - 1] : '\0',
            Last = before.TrimEnd() is [.., var visible] ? visible : '\0',
            IsInText = isInText,
            Open = open.TryPeek(out var last) ? last : '\0',
        };
    }
}
