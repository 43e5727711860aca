namespace InvestOps.Domain.Backtesting;

/// <summary>
/// The book of one simulated account: cash, and shares by issue position, in the account's smallest units. It changes by
/// orders, corporate actions and dividends, and by nothing else. Prices are the market's, so equity is worked out beside it.
/// </summary>
internal sealed class Ledger
{
    private const int SessionsToSettle = 2;

    private readonly long[] _quantity;
    private readonly Unsettled[] _unsettled = new Unsettled[SessionsToSettle];
    private int[] _held = new int[16];
    private int _count;

    /// <param name="issues">How many issues there are; positions are addressed 0 to this less one.</param>
    public Ledger(int issues) => _quantity = new long[issues];

    public Int128 Cash { get; private set; }

    /// <summary>The issues held, in code order. Not to be kept over a change of the book.</summary>
    public ReadOnlySpan<int> Held => _held.AsSpan(0, _count);

    /// <summary>Begins again with nothing but cash.</summary>
    public void Open(Int128 cash)
    {
        foreach (var issue in Held)
        {
            _quantity[issue] = 0;
        }

        _count = 0;
        Cash = cash;
        Array.Fill(_unsettled, new Unsettled(int.MinValue, 0));
    }

    public long QuantityOf(int issue) => _quantity[issue];

    /// <summary>The proceeds of sales that a session's purchases cannot use yet.</summary>
    public Int128 UnsettledOn(int session)
    {
        Int128 sum = 0;
        foreach (var sales in _unsettled)
        {
            sum += sales.Session > session - SessionsToSettle ? sales.Proceeds : 0;
        }

        return sum;
    }

    public void Buy(int issue, long quantity, Int128 taken)
    {
        Cash -= taken;
        SetQuantity(issue, _quantity[issue] + quantity);
    }

    /// <exception cref="InvalidOperationException">More is sold than held.</exception>
    public void Sell(int session, int issue, long quantity, Int128 brought)
    {
        if (quantity > _quantity[issue])
        {
            throw new InvalidOperationException($"{quantity} units of issue {issue} cannot be sold, {_quantity[issue]} are held.");
        }

        Cash += brought;
        ref var sales = ref _unsettled[session % SessionsToSettle];
        sales = new Unsettled(session, brought + (sales.Session == session ? sales.Proceeds : 0));
        SetQuantity(issue, _quantity[issue] - quantity);
    }

    /// <summary>Changes a holding without an order; what does not make a share is paid in cash.</summary>
    public void Restate(int issue, long quantity, Int128 cashInLieu)
    {
        Cash += cashInLieu;
        SetQuantity(issue, quantity);
    }

    public void Receive(Int128 cash) => Cash += cash;

    private void SetQuantity(int issue, long quantity)
    {
        var was = _quantity[issue];
        _quantity[issue] = quantity;
        if (was == 0 && quantity != 0)
        {
            Insert(issue);
        }
        else if (was != 0 && quantity == 0)
        {
            var position = Array.BinarySearch(_held, 0, _count, issue);
            Array.Copy(_held, position + 1, _held, position, --_count - position);
        }
    }

    private void Insert(int issue)
    {
        if (_count == _held.Length)
        {
            Array.Resize(ref _held, _count * 2);
        }

        var position = ~Array.BinarySearch(_held, 0, _count, issue);
        Array.Copy(_held, position, _held, position + 1, _count++ - position);
        _held[position] = issue;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Unsettled(int Session, Int128 Proceeds);
}
