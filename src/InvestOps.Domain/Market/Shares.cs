namespace InvestOps.Domain.Market;

/// <summary>A number of shares: whole ones at the exchange; a simulation may keep a billionth of a share.</summary>
public readonly record struct Shares(decimal Count) : IComparable<Shares>
{
    /// <summary>No shares.</summary>
    public static readonly Shares Zero = new(0m);

    public int CompareTo(Shares other) => Count.CompareTo(other.Count);

    public override string ToString() => Count.ToString("#,##0.#########", System.Globalization.CultureInfo.InvariantCulture);

    public static Shares operator +(Shares left, Shares right) => new(left.Count + right.Count);

    public static Shares operator -(Shares left, Shares right) => new(left.Count - right.Count);

    public static bool operator <(Shares left, Shares right) => left.Count < right.Count;

    public static bool operator >(Shares left, Shares right) => left.Count > right.Count;

    public static bool operator <=(Shares left, Shares right) => left.Count <= right.Count;

    public static bool operator >=(Shares left, Shares right) => left.Count >= right.Count;
}
