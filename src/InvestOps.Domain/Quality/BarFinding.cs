namespace InvestOps.Domain.Quality;

/// <summary>What a check found in one daily bar. Everything from <see cref="DuplicateRow"/> on is held back.</summary>
public enum BarFinding
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>No trades on this session: volume 0, the close carried; open, high and low are 0 as the exchange publishes them, or the close.</summary>
    Halted = 1,

    /// <summary>Open or close lie outside high and low by no more than the rounding of an adjusted price.</summary>
    Rounded = 2,

    /// <summary>The same source gives the issue and session twice; the first row is kept.</summary>
    DuplicateRow = 3,

    /// <summary>Another row is stored for the issue and session, with other numbers; the stored one is kept.</summary>
    ConflictsWithStored = 4,

    /// <summary>The date is no session of the calendar.</summary>
    NotATradingDay = 5,

    /// <summary>The code is not six digits or capital letters.</summary>
    BadCode = 6,

    /// <summary>A price or the volume is missing, or some number is infinite.</summary>
    NotANumber = 7,

    /// <summary>The close is zero or less.</summary>
    NonPositiveClose = 8,

    /// <summary>Volume, traded value, market capitalisation or listed shares are below zero.</summary>
    NegativeAmount = 9,

    /// <summary>Open, high or low are 0 or less, though it is no halted day: those have volume 0 and all three at 0.</summary>
    MissingPrices = 10,

    /// <summary>Open or close lie outside high and low.</summary>
    OutsideRange = 11,

    /// <summary>A price as traded is not a whole number of won.</summary>
    FractionalPrice = 12,

    /// <summary>An amount is 2^53 or more, beyond what is stored exactly.</summary>
    TooLarge = 13,
}
