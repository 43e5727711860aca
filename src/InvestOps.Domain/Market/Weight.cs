namespace InvestOps.Domain.Market;

/// <summary>A share of a portfolio's equity, 0 to 1. Decimal, so that weights given in a file add up exactly.</summary>
public readonly record struct Weight : IComparable<Weight>
{
    /// <summary>Nothing of the portfolio.</summary>
    public static readonly Weight Zero = new(0m);

    /// <exception cref="ArgumentOutOfRangeException">The value is not within 0 and 1.</exception>
    public Weight(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1m);
        Value = value;
    }

    public decimal Value { get; }

    public int CompareTo(Weight other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);

    public static bool operator <(Weight left, Weight right) => left.Value < right.Value;

    public static bool operator >(Weight left, Weight right) => left.Value > right.Value;

    public static bool operator <=(Weight left, Weight right) => left.Value <= right.Value;

    public static bool operator >=(Weight left, Weight right) => left.Value >= right.Value;
}
