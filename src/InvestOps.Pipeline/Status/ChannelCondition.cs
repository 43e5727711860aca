namespace InvestOps.Pipeline.Status;

/// <summary>Whether a channel takes messages.</summary>
public enum ChannelCondition
{
    /// <summary>It took the last one, or was never tried.</summary>
    Open = 0,

    /// <summary>It does not answer or asked to be left alone; it is tried again by itself.</summary>
    Silent = 1,

    /// <summary>It takes nothing until a person does something.</summary>
    Stopped = 2,
}
