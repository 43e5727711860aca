namespace InvestOps.Domain.Market;

/// <summary>
/// An exact amount of money in Korean won. Whole won wherever the exchange settles in whole won; a simulation with
/// fractional shares keeps a millionth. Arithmetic is decimal, so nothing is lost but at the named rounding points.
/// </summary>
public readonly record struct Won(decimal Amount) : IComparable<Won>
{
    /// <summary>No money.</summary>
    public static readonly Won Zero = new(0m);

    public int CompareTo(Won other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Amount.ToString("#,##0.######", System.Globalization.CultureInfo.InvariantCulture);

    public static Won operator +(Won left, Won right) => new(left.Amount + right.Amount);

    public static Won operator -(Won left, Won right) => new(left.Amount - right.Amount);

    public static Won operator -(Won value) => new(-value.Amount);

    public static bool operator <(Won left, Won right) => left.Amount < right.Amount;

    public static bool operator >(Won left, Won right) => left.Amount > right.Amount;

    public static bool operator <=(Won left, Won right) => left.Amount <= right.Amount;

    public static bool operator >=(Won left, Won right) => left.Amount >= right.Amount;
}
