using System.Diagnostics.CodeAnalysis;

namespace InvestOps.Domain.Market;

/// <summary>A KRX short code: six characters, digits or capital letters (<c>005930</c>, <c>00104K</c>, <c>0126Z0</c>). Never a number.</summary>
public readonly record struct Symbol : IComparable<Symbol>
{
    /// <summary>The length of every KRX short code.</summary>
    public const int Length = 6;

    private readonly string? _code;

    private Symbol(string code) => _code = code;

    public string Code => _code ?? throw new InvalidOperationException("A default Symbol has no code.");

    /// <exception cref="FormatException">The text is not six digits or capital letters.</exception>
    public static Symbol Parse(string text) =>
        TryParse(text, out var symbol)
            ? symbol
            : throw new FormatException($"'{text}' is not a KRX code: six digits or capital letters are expected.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Symbol symbol)
    {
        if (text is { Length: Length } && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)))
        {
            symbol = new Symbol(text);
            return true;
        }

        symbol = default;
        return false;
    }

    public int CompareTo(Symbol other) => string.CompareOrdinal(_code, other._code);

    public override string ToString() => _code ?? "";

    public static bool operator <(Symbol left, Symbol right) => left.CompareTo(right) < 0;

    public static bool operator >(Symbol left, Symbol right) => left.CompareTo(right) > 0;

    public static bool operator <=(Symbol left, Symbol right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Symbol left, Symbol right) => left.CompareTo(right) >= 0;
}
